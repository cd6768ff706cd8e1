package org.imagewizard.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the docker command's own settings: which context is current, and where each leads. */
final class DockerContexts {
  /** The name of no context: the default socket. */
  static final String DEFAULT = "default";

  /** Made when there is something to read: it takes a tenth of a second of every start. */
  private static final class Json {
    static final ObjectMapper READER = new ObjectMapper();
  }

  private final Path folder;

  /**
   * @param folder {@code ~/.docker}, or what DOCKER_CONFIG says
   */
  DockerContexts(Path folder) {
    this.folder = folder;
  }

  /** The current context's name; empty when it is the default one or nothing is set. */
  Optional<String> current() {
    String name = read(folder.resolve("config.json")).path("currentContext").asText("");
    return name.isEmpty() || name.equals(DEFAULT) ? Optional.empty() : Optional.of(name);
  }

  /** Where a context leads; empty when there is none of that name, or it names no engine. */
  Optional<Endpoint> endpoint(String name) {
    for (Path meta : metas()) {
      JsonNode json = read(meta);
      String host = json.path("Endpoints").path("docker").path("Host").asText("");
      if (json.path("Name").asText("").equals(name) && !host.isEmpty()) {
        // The folder of a context is named by a digest of its name, under meta and under tls alike.
        Path id = meta.toAbsolutePath().getName(meta.toAbsolutePath().getNameCount() - 2);
        Path tls = folder.resolve("contexts").resolve("tls").resolve(id).resolve("docker");
        return Optional.of(
            new Endpoint(host, Files.isDirectory(tls) ? Optional.of(tls) : Optional.empty()));
      }
    }
    return Optional.empty();
  }

  /** The names of all contexts, for an error that has to list them. */
  List<String> names() {
    return metas().stream().map(meta -> read(meta).path("Name").asText("")).sorted().toList();
  }

  private List<Path> metas() {
    try (Stream<Path> folders = Files.list(folder.resolve("contexts").resolve("meta"))) {
      return folders.map(one -> one.resolve("meta.json")).filter(Files::isRegularFile).toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  /** A broken settings file is docker's to complain about; here it says nothing. */
  private static JsonNode read(Path file) {
    try {
      return Files.isRegularFile(file)
          ? Json.READER.readTree(Files.readAllBytes(file))
          : MissingNode.getInstance();
    } catch (IOException e) {
      return MissingNode.getInstance();
    }
  }
}
