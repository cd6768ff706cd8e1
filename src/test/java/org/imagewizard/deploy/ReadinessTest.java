package org.imagewizard.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.imagewizard.base.progress.Progress;
import org.imagewizard.base.progress.Progress.Phase;
import org.imagewizard.base.task.Cancellation;
import org.imagewizard.docker.Container;
import org.imagewizard.docker.FakeEngine;
import org.imagewizard.fit.Place;
import org.imagewizard.plan.DeploymentPlan.PlannedService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Without addresses to ask, Docker's health decides here; the order and the reasons are the same.
 */
@Timeout(30)
class ReadinessTest {
  private final FakeEngine engine = new FakeEngine();
  private final List<Progress> events = Collections.synchronizedList(new ArrayList<>());
  private final Cancellation cancellation = new Cancellation();

  @Test
  void onACardTheNextOneStartsWhenTheOneBeforeIsReadyOrHasFailed() throws Exception {
    String large = created("large", "starting");
    String small = created("small", "healthy");
    CompletableFuture<List<Progress.ServiceEnd>> run =
        await(Duration.ofMinutes(1), "large", "small");

    until(() -> engine.container(large).orElseThrow().running());
    until(() -> told("small", Phase.CREATED).contains("waits for its turn on card 0"));
    assertThat(engine.container(small).orElseThrow().state()).isEqualTo("created");
    engine.print(large, "stderr", "torch.cuda.OutOfMemoryError: CUDA out of memory.");
    engine.exit(large, 1);

    List<Progress.ServiceEnd> ends = run.get(20, TimeUnit.SECONDS);
    assertThat(engine.container(small).orElseThrow().running()).isTrue();
    assertThat(ends.getFirst().reason().toString())
        .startsWith("the graphics card has no memory left: ended with exit code 1; it said:")
        .contains("torch.cuda.OutOfMemoryError");
    assertThat(told("small", Phase.READY)).isEqualTo("");
  }

  @Test
  void oneThatNeverAnswersIsGivenUpAndNamedStuck() throws Exception {
    created("large", "starting");
    created("small", "healthy");
    Readiness readiness = readiness(Duration.ofMillis(300));

    List<Progress.ServiceEnd> ends = readiness.await("p", file("large", "small"), turns());

    assertThat(readiness.allReady()).isFalse();
    assertThat(readiness.stuck()).containsOnlyKeys("large");
    assertThat(ends.getFirst().reason().toString())
        .startsWith("nothing changed for 0 seconds; Docker says");
    assertThat(told("small", Phase.READY)).isEqualTo("");
  }

  /** A service that loads its model takes connections, and answers none. */
  @Test
  void aQuestionThatHangsHoldsNoOtherService() throws Exception {
    created("large", "starting");
    created("small", "starting");
    CountDownLatch answers = new CountDownLatch(1);
    Readiness readiness =
        new Readiness(
            engine,
            new Stream(events::add),
            cancellation,
            one -> {
              if (one.service().equals("large")) {
                waitFor(answers);
              }
              return new Probe.Answer(true, Sentence.NONE);
            },
            Duration.ofMinutes(1));
    Turns both = new Turns(List.of("large", "small"), List.of(), service -> 1);
    CompletableFuture<List<Progress.ServiceEnd>> run =
        CompletableFuture.supplyAsync(() -> readiness.await("p", file("large", "small"), both));

    until(() -> told("small", Phase.READY).isEmpty());
    assertThat(told("large", Phase.READY)).isEqualTo("was not told");
    answers.countDown();

    assertThat(run.get(20, TimeUnit.SECONDS)).hasSize(2);
    assertThat(readiness.allReady()).isTrue();
    assertThat(readiness.last()).hasSize(2).allMatch(Container::running);
  }

  private static void waitFor(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void aServiceWithoutAContainerIsNotWaitedFor() {
    created("small", "healthy");
    Readiness readiness = readiness(Duration.ofMinutes(1));

    readiness.await("p", file("large", "small"), turns());

    assertThat(told("large", Phase.EXITED)).isEqualTo("there is no container");
    assertThat(told("small", Phase.READY)).isEqualTo("");
  }

  private String created(String service, String health) {
    String id = engine.run("p", service, "i");
    engine.exit(id, 0);
    engine.recreate(id);
    engine.health(id, health);
    return id;
  }

  private Readiness readiness(Duration patience) {
    return new Readiness(
        engine, new Stream(events::add), cancellation, new InsideProbe(engine), patience);
  }

  private CompletableFuture<List<Progress.ServiceEnd>> await(
      Duration patience, String... services) {
    return CompletableFuture.supplyAsync(
        () -> readiness(patience).await("p", file(services), turns()));
  }

  private static Turns turns() {
    return new Turns(
        List.of("large", "small"),
        List.of(
            new PlannedService("large", Place.gpu(0), 1, ""),
            new PlannedService("small", Place.gpu(0), 1, "")),
        service -> service.name().equals("large") ? 2 : 1);
  }

  private static ComposeFile file(String... services) {
    Map<String, String> images = new LinkedHashMap<>();
    for (String service : services) {
      images.put(service, "i");
    }
    return new ComposeFile(images, Set.of(), Map.of());
  }

  private String told(String service, Phase phase) {
    synchronized (events) {
      return events.stream()
          .filter(e -> e instanceof Progress.ServicePhase p && p.service().equals(service))
          .map(Progress.ServicePhase.class::cast)
          .filter(p -> p.phase() == phase)
          .map(one -> one.reason().toString())
          .findFirst()
          .orElse("was not told");
    }
  }

  private static void until(java.util.function.BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      Thread.onSpinWait();
    }
  }
}
