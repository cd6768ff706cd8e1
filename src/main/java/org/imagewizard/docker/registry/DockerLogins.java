package org.imagewizard.docker.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.imagewizard.base.file.HomeFolder;
import org.imagewizard.base.secret.Secret;

/**
 * What {@code docker login} left: in the docker command's own settings, or with the credential
 * helper that they name. Read when a registry wants to know who asks, and never written. Whatever
 * is broken there means that nobody is logged in.
 */
final class DockerLogins {
  /** The name under which docker keeps Docker Hub's log-in. */
  private static final String HUB = "https://index.docker.io/v1/";

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long HELPER_SECONDS = 10;

  private final Path folder;
  private final Map<String, String> env;
  private final Map<String, Optional<Login>> known = new ConcurrentHashMap<>();

  DockerLogins(Path folder, Map<String, String> env) {
    this.folder = folder;
    this.env = Map.copyOf(env);
  }

  /** Where the docker command keeps its settings. */
  static Path folder(Map<String, String> env) {
    String config = env.getOrDefault("DOCKER_CONFIG", "");
    return config.isEmpty() ? HomeFolder.of(env).resolve(".docker") : Path.of(config);
  }

  /** A name and its password; a token instead when the name is docker's word for that. */
  record Login(String user, Secret secret) {
    boolean isToken() {
      return user.equals("<token>");
    }
  }

  /** The log-in for a registry's host; asked once. */
  Optional<Login> of(String host) {
    return known.computeIfAbsent(host, this::read);
  }

  private Optional<Login> read(String host) {
    JsonNode settings = settings();
    String name = host.equals(Repository.HUB) ? HUB : host;
    String helper =
        settings.path("credHelpers").path(name).asText(settings.path("credsStore").asText(""));
    if (!helper.isEmpty() && helper.matches("[A-Za-z0-9._-]+")) {
      Optional<Login> login = ask(helper, name);
      if (login.isPresent()) {
        return login;
      }
    }
    JsonNode auths = settings.path("auths");
    for (String key : List.of(name, "https://" + name, "https://" + name + "/v2/")) {
      if (auths.has(key)) {
        return stored(auths.path(key));
      }
    }
    return Optional.empty();
  }

  private static Optional<Login> stored(JsonNode entry) {
    String token = entry.path("identitytoken").asText("");
    if (!token.isEmpty()) {
      return Optional.of(new Login("<token>", new Secret(token)));
    }
    try {
      String pair =
          new String(
              Base64.getDecoder().decode(entry.path("auth").asText("")), StandardCharsets.UTF_8);
      int colon = pair.indexOf(':');
      return colon < 1
          ? Optional.empty()
          : Optional.of(new Login(pair.substring(0, colon), new Secret(pair.substring(colon + 1))));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** The helper's own protocol: the name on its input, a JSON document on its output. */
  private Optional<Login> ask(String helper, String name) {
    ProcessBuilder builder =
        new ProcessBuilder(program("docker-credential-" + helper), "get")
            .redirectError(ProcessBuilder.Redirect.DISCARD);
    try {
      Process process = builder.start();
      try (var in = process.getOutputStream()) {
        in.write(name.getBytes(StandardCharsets.UTF_8));
      } catch (IOException e) {
        // It did not want to know the name: its exit status says the rest.
      }
      // Its answer fits into the pipe, so waiting first cannot block it, and a hung one is left.
      if (!process.waitFor(HELPER_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        return Optional.empty();
      }
      JsonNode json = JSON.readTree(process.getInputStream().readAllBytes());
      String user = json.path("Username").asText("");
      return process.exitValue() != 0 || user.isEmpty()
          ? Optional.empty()
          : Optional.of(new Login(user, new Secret(json.path("Secret").asText(""))));
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private String program(String name) {
    for (String place : env.getOrDefault("PATH", "").split(":")) {
      if (!place.isEmpty() && Files.isExecutable(Path.of(place, name))) {
        return Path.of(place, name).toString();
      }
    }
    return name;
  }

  private JsonNode settings() {
    Path file = folder.resolve("config.json");
    try {
      return Files.isRegularFile(file)
          ? JSON.readTree(Files.readAllBytes(file))
          : MissingNode.getInstance();
    } catch (IOException e) {
      return MissingNode.getInstance();
    }
  }
}
