package org.imagewizard.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.imagewizard.base.progress.Progress;
import org.imagewizard.base.task.Cancellation;
import org.imagewizard.base.text.Phrase;
import org.imagewizard.catalog.CatalogLoader;
import org.imagewizard.docker.Container;
import org.imagewizard.docker.Engine;
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

  /** The fake engine, whose containers all have this computer's own address. */
  private Engine engine() {
    return (Engine)
        Proxy.newProxyInstance(
            Engine.class.getClassLoader(),
            List.of(Engine.class).toArray(Class<?>[]::new),
            (proxy, method, arguments) -> {
              try {
                Object answer = method.invoke(fake, arguments);
                return method.getName().equals("containers")
                    ? ((List<?>) answer).stream().map(one -> here((Container) one)).toList()
                    : answer;
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
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
    return new WarmUp(engine(), deployment, file, new Stream(events::add), new Cancellation())
        .run(before, List.of(ready), false);
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

  /** A second call keeps another copy of the model in memory (facts 1.2). */
  @Test
  void whatRanBeforeIsNotAskedAgain() throws IOException {
    runs("first", 200);
    List<Container> before = engine().containers(deployment.plan().project());
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
