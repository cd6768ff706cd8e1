package org.imagewizard.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.base.progress.Progress;
import org.imagewizard.base.task.Cancellation;
import org.imagewizard.base.task.Daemon;
import org.imagewizard.base.text.Phrase;
import org.imagewizard.catalog.CatalogLoader;
import org.imagewizard.docker.Container;
import org.imagewizard.docker.FakeEngine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Each service that was started loads its model once, one after the other. */
@Timeout(60)
class WarmUpTest {
  private static final String PORT = "ca.mcgill.a11y.image.port";

  @TempDir Path folder;
  private final FakeEngine fake = new FakeEngine();
  private final List<Progress> events = new ArrayList<>();
  private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
  private final Map<String, Integer> statuses = new LinkedHashMap<>();
  private final List<HttpServer> servers = new ArrayList<>();
  private final Cancellation cancellation = new Cancellation();
  private Deployment deployment;

  @BeforeEach
  void aServer() {
    deployment = new Deployment(folder, Practice.plan(new CatalogLoader().bundled(), "w", 8080));
  }

  @AfterEach
  void end() {
    servers.forEach(one -> one.stop(0));
  }

  /** A service that runs and answers its warm-up so. */
  private void runs(String service, int status) throws IOException {
    statuses.put(service, status);
    HttpServer http =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    servers.add(http);
    http.createContext(
        "/warmup",
        exchange -> {
          asked.add(service);
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    http.start();
    fake.run(
        deployment.plan().project(),
        service,
        "i",
        Map.of(PORT, String.valueOf(http.getAddress().getPort())));
  }

  /** All of them have this computer's own address. */
  private List<Container> containers() {
    return fake.containers(deployment.plan().project()).stream().map(WarmUpTest::here).toList();
  }

  private static Container here(Container one) {
    return new Container(
        one.id(),
        one.name(),
        one.project(),
        one.service(),
        one.image(),
        one.imageId(),
        one.state(),
        one.health(),
        one.exitCode(),
        one.oomKilled(),
        one.error(),
        one.restarts(),
        one.startedAt(),
        one.tty(),
        InetAddress.getLoopbackAddress().getHostAddress(),
        one.networks(),
        one.cards(),
        one.ports(),
        one.labels());
  }

  private Map<String, Phrase> warmUp(List<Container> before, String... ready) {
    Map<String, String> images = new LinkedHashMap<>();
    statuses.keySet().forEach(name -> images.put(name, "i"));
    ComposeFile file =
        new ComposeFile(
            images, Set.of(), Map.of(), Set.of("first", "second", "cold"), Map.of(), Set.of());
    return new WarmUp(fake.info(), deployment, file, new Stream(events::add), cancellation)
        .run(before, containers(), List.of(ready), false);
  }

  @Test
  void oneAfterTheOtherInTheOrderOfTheStart() throws IOException {
    runs("first", 200);
    runs("second", 200);
    runs("without", 200);

    assertThat(warmUp(List.of(), "second", "without", "first")).isEmpty();

    assertThat(asked).containsExactly("second", "first");
    assertThat(events.toString()).contains("second is warm after", "Warming up 2 services");
  }

  @Test
  void whatFailsIsNamedAndStopsNoOther() throws IOException {
    runs("cold", 500);
    runs("first", 200);

    Map<String, Phrase> cold = warmUp(List.of(), "cold", "first");

    assertThat(asked).containsExactly("cold", "first");
    assertThat(cold).containsOnlyKeys("cold");
    assertThat(cold.get("cold").toString())
        .isEqualTo("it answers, but its model does not: /warmup answered 500");
  }

  @Test
  void whatIsNoAnswerIsNamed() throws Exception {
    try (ServerSocket stranger = listens("cold")) {
      Thread talk =
          Daemon.start(
              "stranger",
              () -> {
                try (Socket asked = stranger.accept()) {
                  asked
                      .getOutputStream()
                      .write("SSH-2.0-x\r\n".getBytes(StandardCharsets.US_ASCII));
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
      assertThat(warmUp(List.of(), "cold").get("cold").toString()).contains("SSH-2.0-x");
      talk.join();
    }
  }

  /** A model may load for minutes; a person who stops does not wait for it. */
  @Test
  void aCancelEndsTheWaitForAModel() throws Exception {
    try (ServerSocket silent = listens("cold")) {
      Thread talk =
          Daemon.start(
              "silent",
              () -> {
                try (Socket asked = silent.accept()) {
                  asked.getInputStream().read();
                  cancellation.cancel();
                  asked.getInputStream().transferTo(OutputStream.nullOutputStream());
                } catch (IOException e) {
                  // The other side hung up.
                }
              });
      assertThatThrownBy(() -> warmUp(List.of(), "cold"))
          .isInstanceOfSatisfying(
              ProblemException.class,
              e -> assertThat(e.problem().kind()).isEqualTo(Problem.Kind.CANCELLED));
      talk.join();
    }
  }

  /** A service that runs and takes connections. */
  private ServerSocket listens(String service) throws IOException {
    ServerSocket socket = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    statuses.put(service, 0);
    fake.run(
        deployment.plan().project(),
        service,
        "i",
        Map.of(PORT, String.valueOf(socket.getLocalPort())));
    return socket;
  }

  /** A second call keeps another copy of the model in memory (facts 1.2). */
  @Test
  void whatRanBeforeIsNotAskedAgain() throws IOException {
    runs("first", 200);
    List<Container> before = containers();
    runs("second", 200);

    assertThat(warmUp(before, "first", "second")).isEmpty();

    assertThat(asked).containsExactly("second");
  }

  @Test
  void anEngineOutOfReachIsSaid() throws IOException {
    fake.info(FarPathsTest.engine("tcp://lab:2375"));
    runs("first", 200);

    assertThat(warmUp(List.of(), "first")).isEmpty();

    assertThat(asked).isEmpty();
    assertThat(events.toString()).contains("Not warmed up", "first");
  }
}
