package org.imagewizard.render;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.imagewizard.catalog.Catalog;
import org.imagewizard.catalog.CatalogLoader;
import org.imagewizard.plan.DeploymentPlan;
import org.imagewizard.plan.PlanFile;

/** A server with the two services that browsers reach themselves. */
final class Outside {
  private static final String COMPOSE =
      """
      services:
        orchestrator:
          image: ghcr.io/example-lab/conductor:${REGISTRY_TAG}
          env_file: ./config/web.env
        monarch-link-app:
          image: ghcr.io/example-lab/link:${REGISTRY_TAG}
          networks: [traefik]
        tat:
          image: ghcr.io/example-lab/editor:${REGISTRY_TAG}
          environment: ["SERVER_URL="]
          networks: [traefik]
      networks:
        traefik: {external: true, name: traefik}
        default: {name: image}
      """;

  private Outside() {}

  static Catalog catalog() {
    try {
      Path folder = Files.createTempDirectory("outside");
      Path file = Files.writeString(folder.resolve("docker-compose.yml"), COMPOSE);
      try {
        return new CatalogLoader(Map.of()).from(file);
      } finally {
        Files.delete(file);
        Files.delete(folder);
      }
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  static DeploymentPlan plan(String settings) {
    String services =
        """
        format: 1
        name: out
        services:
          - {name: orchestrator, place: cpu}
          - {name: monarch-link-app, place: cpu}
          - {name: tat, place: cpu}
        """;
    return PlanFile.read(services + settings, "plan.yaml");
  }
}
