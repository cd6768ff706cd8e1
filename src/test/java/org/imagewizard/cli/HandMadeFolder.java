package org.imagewizard.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A small server that somebody set up without the wizard, its group forgotten. */
final class HandMadeFolder {
  static final String KEY = "key-that-nobody-may-see";
  static final String ENV = "COMPOSE_PROFILES=lab\nREGISTRY_TAG=latest\n";

  private HandMadeFolder() {}

  static Path in(Path parent) throws IOException {
    Path folder = Files.createDirectories(parent.resolve("by-hand"));
    Files.writeString(
        folder.resolve("docker-compose.yml"),
        """
        services:
          orchestrator:
            image: ghcr.io/shared-reality-lab/image-orchestrator:${REGISTRY_TAG}
            profiles: [lab]
            group_add: ["${DOCKER_GID}"]
          graphic-caption:
            image: ghcr.io/shared-reality-lab/image-preprocessor-graphic-caption:${REGISTRY_TAG}
            profiles: [lab]
            env_file: [./config/llm.env]
          motd-handler:
            image: ghcr.io/shared-reality-lab/image-handler-motd:${REGISTRY_TAG}
            profiles: [other]
        """);
    Files.writeString(folder.resolve(".env"), ENV + "DOCKER_GID=\n");
    Path keys = Files.createDirectories(folder.resolve("config")).resolve("llm.env");
    Files.writeString(keys, "LLM_API_KEY=" + KEY + "\n");
    Files.setPosixFilePermissions(keys, PosixFilePermissions.fromString("rw-------"));
    return folder;
  }
}
