package org.imagewizard.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.problem.ProblemException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class EngineFinderTest {
  private static final Duration LIMIT = Duration.ofSeconds(2);

  @TempDir Path temp;
  private Path home;
  private Path root;
  private final Map<String, String> env = new HashMap<>();

  @BeforeEach
  void folders() throws IOException {
    home = Files.createDirectories(temp.resolve("h"));
    root = Files.createDirectories(temp.resolve("r"));
    Files.createDirectories(root.resolve("var/run"));
    env.put("XDG_RUNTIME_DIR", Files.createDirectories(temp.resolve("x")).toString());
  }

  @Test
  void theSystemSocketIsUsedAndTheVersionNegotiated() throws IOException {
    try (Http http = engine(root.resolve("var/run/docker.sock"), "1.41", "1.12")) {
      EngineFinder finder = finder(Optional.empty());
      EngineFinder.Search search = finder.find();
      assertThat(search.engine()).isPresent();
      assertThat(search.attempts())
          .extracting(EngineFinder.Attempt::endpoint, EngineFinder.Attempt::origin)
          .containsExactly(tuple("unix://" + root.resolve("var/run/docker.sock"), "system socket"));
      assertThat(search.attempts().getFirst().info().orElseThrow().apiVersion()).isEqualTo("1.41");
      assertThat(http.requests()).contains("GET /_ping HTTP/1.1", "GET /v1.41/info HTTP/1.1");
      assertThat(finder.environment()).isEmpty();
    }
  }

  @Test
  void everyPlaceIsTriedInOrderAndItsReasonKept() throws IOException {
    Path desktop = Files.createDirectories(home.resolve(".docker/desktop")).resolve("docker.sock");
    try (Http podman = engine(podmanFolder().resolve("podman.sock"), "1.41", "1.24");
        ServerSocketChannel dead = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      dead.bind(UnixDomainSocketAddress.of(desktop));
      dead.close();
      EngineFinder finder = finder(Optional.empty());
      EngineFinder.Search search = finder.find();
      assertThat(search.attempts())
          .extracting(EngineFinder.Attempt::origin, EngineFinder.Attempt::reason)
          .containsExactly(
              tuple("system socket", "there is no such socket"),
              tuple("rootless Docker", "there is no such socket"),
              tuple("rootless Docker", "there is no such socket"),
              tuple("Docker Desktop", "nothing listens there: the engine is not running"),
              tuple("Podman", ""));
      assertThat(finder.environment())
          .containsEntry("DOCKER_HOST", "unix://" + podmanFolder().resolve("podman.sock"));
      assertThat(podman.requests()).isNotEmpty();
    }
  }

  @Test
  void anExplicitHostIsNeverReplaced() throws IOException {
    try (Http http = engine(root.resolve("var/run/docker.sock"), "1.41", "1.12")) {
      env.put("DOCKER_HOST", "unix://" + temp.resolve("none.sock"));
      EngineFinder finder = finder(Optional.empty());
      assertThat(finder.find().attempts()).hasSize(1);
      assertThatThrownBy(finder::connect)
          .isInstanceOfSatisfying(
              ProblemException.class,
              e -> {
                assertThat(e.problem().kind()).isEqualTo(Problem.Kind.ENGINE);
                assertThat(e.problem().id()).isEqualTo("engine.given");
                assertThat(e.getMessage()).contains("DOCKER_HOST", "there is no such socket");
              });
      assertThat(http.requests()).isEmpty();
    }
  }

  @Test
  void aContextFromTheCommandLineBeatsTheEnvironment() throws IOException {
    context("lab", "unix://" + temp.resolve("lab.sock"));
    env.put("DOCKER_HOST", "unix:///nowhere");
    try (Http http = engine(temp.resolve("lab.sock"), "1.47", "1.24")) {
      EngineFinder finder = finder(Optional.of("lab"));
      assertThat(finder.environment()).containsEntry("DOCKER_CONTEXT", "lab");
      assertThat(finder.find().engine()).isPresent();
      assertThat(finder.environment()).containsEntry("DOCKER_HOST", "");
      assertThat(http.requests()).contains("GET /v1.47/info HTTP/1.1");
    }
  }

  @Test
  void anUnknownContextIsSaidAndNothingElseTried() {
    env.put("DOCKER_CONTEXT", "gone");
    assertThat(finder(Optional.empty()).find().attempts())
        .extracting(
            EngineFinder.Attempt::endpoint,
            EngineFinder.Attempt::origin,
            EngineFinder.Attempt::reason)
        .containsExactly(
            tuple("gone", "DOCKER_CONTEXT gone", "there is no docker context of this name"));
  }

  @Test
  void theCurrentContextComesFirst() throws IOException {
    context("lab", "unix://" + temp.resolve("lab.sock"));
    Files.writeString(home.resolve(".docker/config.json"), "{\"currentContext\": \"lab\"}");
    try (Http lab = engine(temp.resolve("lab.sock"), "1.41", "1.12");
        Http system = engine(root.resolve("var/run/docker.sock"), "1.41", "1.12")) {
      assertThat(finder(Optional.empty()).find().attempts())
          .extracting(EngineFinder.Attempt::origin)
          .containsExactly("current context lab");
      assertThat(lab.requests()).isNotEmpty();
      assertThat(system.requests()).isEmpty();
    }
  }

  @Test
  void aSocketThatHangsTakesNoLongerThanTheLimit() throws IOException {
    try (Http http = new Http(root.resolve("var/run/docker.sock"), request -> "")) {
      long start = System.nanoTime();
      assertThat(reason()).isEqualTo("it gave no answer within 2 seconds");
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LIMIT.plusSeconds(3));
      assertThat(http.requests()).hasSize(1);
    }
  }

  @Test
  void aHangAfterThePingTakesNoLongerEither() throws IOException {
    try (Http http =
        new Http(
            root.resolve("var/run/docker.sock"),
            request -> request.contains("_ping") ? Http.json(200, "OK") : "")) {
      assertThat(reason()).isEqualTo("it gave no answer within 2 seconds");
      assertThat(http.requests()).hasSize(2);
    }
  }

  @Test
  void wrongAnswersAreSaidInWords() throws IOException {
    assertThat(reasonFor(request -> Http.json(500, "{\"message\": \"no space left\"}")))
        .isEqualTo("it answered HTTP 500: no space left");
    assertThat(reasonFor(request -> Http.json(400, ""))).isEqualTo("it answered HTTP 400");
    assertThat(reasonFor(request -> "220 mail.example ESMTP\r\n\r\n"))
        .isEqualTo("it hung up without a proper answer");
    assertThat(reasonFor(request -> Http.json(200, "<html>")))
        .isEqualTo("what answers there is no Docker Engine");
    assertThat(reasonFor(request -> "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"))
        .isEqualTo("what answers there is no Docker Engine");
  }

  @Test
  void anOldEngineIsSaidToBeOld() throws IOException {
    try (Http http = engine(root.resolve("var/run/docker.sock"), "1.39", "1.12")) {
      assertThat(reason()).startsWith("too old").contains("1.39", "1.41");
      assertThat(http.requests()).hasSize(2);
    }
  }

  @Test
  void anAddressOfNoUseIsSaid() {
    env.put("DOCKER_HOST", "nonsense");
    assertThat(reason()).contains("unix://, tcp:// or ssh://");
    env.put("DOCKER_HOST", "ssh://");
    assertThat(reason()).isEqualTo("the address cannot be read");
  }

  @Test
  void aFolderInTheSocketsPlaceIsSaid() throws IOException {
    Files.createDirectories(root.resolve("var/run/docker.sock"));
    assertThat(finder(Optional.empty()).find().attempts().getFirst().refusal().orElseThrow().kind())
        .isEqualTo(Refusal.Kind.FOLDER);
  }

  @Test
  void aSurveyAsksEveryPlaceAndUsesTheFirst() throws IOException {
    Path desktop = Files.createDirectories(home.resolve(".docker/desktop")).resolve("docker.sock");
    try (Http system = engine(root.resolve("var/run/docker.sock"), "1.41", "1.12");
        Http second = engine(desktop, "1.47", "1.24");
        Http silent = new Http(podmanFolder().resolve("podman.sock"), request -> "")) {
      EngineFinder.Search search =
          new EngineFinder(
                  EngineChoice.of(Optional.empty(), env, home, root), LIMIT.multipliedBy(3))
              .survey();
      assertThat(search.engine().orElseThrow().info().apiVersion()).isEqualTo("1.41");
      assertThat(search.attempts())
          .extracting(EngineFinder.Attempt::origin, EngineFinder.Attempt::reason)
          .contains(
              tuple("system socket", ""),
              tuple("Docker Desktop", ""),
              tuple("Podman", "it gave no answer within 6 seconds"));
      assertThat(system.requests()).isNotEmpty();
      assertThat(second.requests()).isNotEmpty();
      assertThat(silent.requests()).isNotEmpty();
    }
  }

  @Test
  void anUnreachableTcpHostIsRefused() {
    env.put("DOCKER_HOST", "tcp://127.0.0.1:1");
    assertThat(reason()).isEqualTo("nothing listens there: the engine is not running");
  }

  @Test
  void noAccessIsSaidWithTheGroup() {
    assertThat(
            Reasons.of(
                    Endpoint.socket(root),
                    new IOException("x", new IOException("Permission denied")))
                .toString())
        .startsWith("permission denied: you are not in the group ");
  }

  private String reason() {
    return finder(Optional.empty()).find().attempts().getFirst().reason();
  }

  private String reasonFor(Function<String, String> answers) throws IOException {
    Path socket = root.resolve("var/run/docker.sock");
    try (Http http = new Http(socket, answers)) {
      assertThat(http.requests()).isEmpty();
      return reason();
    } finally {
      Files.delete(socket);
    }
  }

  private EngineFinder finder(Optional<String> context) {
    return new EngineFinder(EngineChoice.of(context, env, home, root), LIMIT);
  }

  private Path podmanFolder() throws IOException {
    return Files.createDirectories(Path.of(env.get("XDG_RUNTIME_DIR")).resolve("podman"));
  }

  private void context(String name, String host) throws IOException {
    Path folder = Files.createDirectories(home.resolve(".docker/contexts/meta/abc123"));
    Files.writeString(
        folder.resolve("meta.json"),
        "{\"Name\": \"%s\", \"Endpoints\": {\"docker\": {\"Host\": \"%s\"}}}"
            .formatted(name, host));
  }

  private static Http engine(Path socket, String api, String oldest) throws IOException {
    return new Http(
        socket,
        request -> {
          String path = request.split(" ", -1)[1];
          if (path.equals("/_ping")) {
            return Http.json(200, "OK");
          }
          return path.endsWith("/version")
              ? Http.json(
                  200,
                  "{\"Version\": \"9.9\", \"ApiVersion\": \"%s\", \"MinAPIVersion\": \"%s\"}"
                      .formatted(api, oldest))
              : Http.json(200, "{\"MemTotal\": 1048576, \"NCPU\": 2}");
        });
  }
}
