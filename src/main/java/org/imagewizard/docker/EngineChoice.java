package org.imagewizard.docker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.imagewizard.base.text.Phrase;

/**
 * The places to look for an engine, in docker's own order.
 *
 * @param explicit whether a person named the engine: then there is one candidate, or none with the
 *     reason in {@code unknown}
 * @param unknown why the named context leads nowhere; empty otherwise
 */
record EngineChoice(boolean explicit, List<Candidate> candidates, Optional<Candidate> unknown) {
  /**
   * One place.
   *
   * @param origin who names it, in words
   * @param environment what the docker command needs to be told to use the same engine
   */
  record Candidate(Endpoint endpoint, Phrase origin, Map<String, String> environment) {}

  private static final String HOST = "DOCKER_HOST";
  private static final String CONTEXT = "DOCKER_CONTEXT";

  /**
   * @param given a context's name or an address, from the command line; it beats the environment
   * @param root where /var/run and /run are looked up, "/" but in tests
   */
  static EngineChoice of(Optional<String> given, Map<String, String> env, Path home, Path root) {
    String config = env.getOrDefault("DOCKER_CONFIG", "");
    Path folder = config.isEmpty() ? home.resolve(".docker") : Path.of(config);
    DockerContexts contexts = new DockerContexts(folder);
    Endpoint system = Endpoint.socket(root.resolve("var/run/docker.sock"));
    if (given.isPresent()) {
      String name = given.get();
      return name.contains("://")
          ? only(withTls(name, env, folder), "--context", Map.of(HOST, name, CONTEXT, ""))
          : named(name, "--context " + name, Map.of(HOST, "", CONTEXT, name), contexts, system);
    }
    String host = env.getOrDefault(HOST, "");
    if (!host.isEmpty()) {
      return only(withTls(host, env, folder), HOST, Map.of());
    }
    String context = env.getOrDefault(CONTEXT, "");
    if (!context.isEmpty()) {
      return named(context, CONTEXT + " " + context, Map.of(), contexts, system);
    }
    return new EngineChoice(false, usual(contexts, system, env, home, root), Optional.empty());
  }

  private static EngineChoice only(
      Endpoint endpoint, String origin, Map<String, String> environment) {
    return new EngineChoice(
        true,
        List.of(new Candidate(endpoint, origin("given", origin), environment)),
        Optional.empty());
  }

  private static EngineChoice named(
      String name,
      String origin,
      Map<String, String> environment,
      DockerContexts contexts,
      Endpoint system) {
    Optional<Endpoint> endpoint =
        name.equals(DockerContexts.DEFAULT) ? Optional.of(system) : contexts.endpoint(name);
    return endpoint
        .map(found -> only(found, origin, environment))
        .orElseGet(
            () ->
                new EngineChoice(
                    true,
                    List.of(),
                    Optional.of(
                        new Candidate(Endpoint.of(name), origin("given", origin), environment))));
  }

  private static List<Candidate> usual(
      DockerContexts contexts, Endpoint system, Map<String, String> env, Path home, Path root) {
    List<Candidate> places = new ArrayList<>();
    // The docker command follows the current context, or the system socket when there is none.
    Optional<String> current = contexts.current();
    current
        .flatMap(contexts::endpoint)
        .ifPresent(
            endpoint -> add(places, endpoint, origin("current", current.orElseThrow()), Map.of()));
    add(
        places,
        system,
        origin("system"),
        current.isPresent() ? Map.of(HOST, system.host()) : Map.of());
    Path runtime = runtimeFolder(env, home, root);
    socket(places, runtime.resolve("docker.sock"), origin("rootless"));
    socket(places, home.resolve(".docker/run/docker.sock"), origin("rootless"));
    socket(places, home.resolve(".docker/desktop/docker.sock"), origin("desktop"));
    socket(places, runtime.resolve("podman/podman.sock"), origin("podman"));
    socket(places, root.resolve("run/podman/podman.sock"), origin("podman"));
    return List.copyOf(places);
  }

  private static Phrase origin(String kind, Object... name) {
    return Sentence.of("origin." + kind, name);
  }

  private static void socket(List<Candidate> places, Path path, Phrase origin) {
    Endpoint endpoint = Endpoint.socket(path);
    add(places, endpoint, origin, Map.of(HOST, endpoint.host()));
  }

  private static void add(
      List<Candidate> places, Endpoint endpoint, Phrase origin, Map<String, String> environment) {
    if (places.stream().noneMatch(place -> place.endpoint().host().equals(endpoint.host()))) {
      places.add(new Candidate(endpoint, origin, environment));
    }
  }

  private static Path runtimeFolder(Map<String, String> env, Path home, Path root) {
    String runtime = env.getOrDefault("XDG_RUNTIME_DIR", "");
    if (!runtime.isEmpty()) {
      return Path.of(runtime);
    }
    try {
      return root.resolve("run/user/" + Files.getAttribute(home, "unix:uid"));
    } catch (IOException | UnsupportedOperationException e) {
      return root.resolve("run/user/0");
    }
  }

  private static Endpoint withTls(String host, Map<String, String> env, Path folder) {
    boolean tls =
        !env.getOrDefault("DOCKER_TLS_VERIFY", "").isEmpty()
            || !env.getOrDefault("DOCKER_TLS", "").isEmpty();
    if (!tls || !host.startsWith(Endpoint.TCP)) {
      return Endpoint.of(host);
    }
    String certificates = env.getOrDefault("DOCKER_CERT_PATH", "");
    return new Endpoint(host, Optional.of(certificates.isEmpty() ? folder : Path.of(certificates)));
  }
}
