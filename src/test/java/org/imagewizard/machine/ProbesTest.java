package org.imagewizard.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.base.task.Cancellation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ProbesTest {
  private static final Duration LONG = Duration.ofSeconds(20);

  private final List<String> heard = new CopyOnWriteArrayList<>();

  private static Probe probe(Check check, Duration limit, Supplier<Finding> work) {
    return new Probe(check, Finding.Status.FAIL, limit, work);
  }

  private List<Finding> run(Cancellation cancellation, Probe... probes) {
    return new Probes(finding -> heard.add(finding.id())).run(List.of(probes), cancellation);
  }

  private static Finding hang(CountDownLatch interrupted) {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      interrupted.countDown();
    }
    return Finding.ok("late", "too late");
  }

  @Test
  void findingsArriveAsTheyComeAndAreReturnedInOrder() {
    CountDownLatch second = new CountDownLatch(1);
    List<Finding> findings =
        new Probes(
                finding -> {
                  heard.add(finding.id());
                  second.countDown();
                })
            .run(
                List.of(
                    probe(
                        Check.ENGINE,
                        LONG,
                        () -> {
                          awaitQuietly(second);
                          return Finding.ok("first", "");
                        }),
                    probe(Check.COMPOSE, LONG, () -> Finding.ok("second", ""))),
                new Cancellation());
    assertThat(heard).containsExactly("second", "first");
    assertThat(findings).extracting(Finding::id).containsExactly("first", "second");
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void oneThatHangsIsLeftBehindAtItsLimit() throws InterruptedException {
    CountDownLatch interrupted = new CountDownLatch(1);
    List<Finding> findings =
        run(
            new Cancellation(),
            probe(Check.DRIVER, Duration.ofSeconds(1), () -> hang(interrupted)),
            probe(Check.GIT, LONG, () -> Finding.ok("quick", "")));
    assertThat(heard).containsExactly("quick", "gpu.driver");
    assertThat(findings.getFirst().status()).isEqualTo(Finding.Status.FAIL);
    assertThat(findings.getFirst().summary())
        .isEqualTo("The NVIDIA driver gave no answer within 1 second");
    assertThat(interrupted.await(5, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void oneThatBreaksIsAFindingToo() {
    List<Finding> findings =
        run(
            new Cancellation(),
            probe(
                Check.DISK,
                LONG,
                () -> {
                  throw new IllegalStateException("odd");
                }));
    assertThat(findings.getFirst().summary())
        .startsWith("The disk could not be checked")
        .contains("odd");
  }

  @Test
  void cancellingEndsItAtOnce() throws Exception {
    Cancellation cancellation = new Cancellation();
    CountDownLatch interrupted = new CountDownLatch(1);
    CountDownLatch running = new CountDownLatch(1);
    CompletableFuture<List<Finding>> result =
        CompletableFuture.supplyAsync(
            () ->
                run(
                    cancellation,
                    probe(
                        Check.DRIVER,
                        LONG,
                        () -> {
                          running.countDown();
                          return hang(interrupted);
                        })));
    running.await();
    cancellation.cancel();
    assertThatThrownBy(() -> result.get(5, TimeUnit.SECONDS))
        .cause()
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.problem().kind()).isEqualTo(Problem.Kind.CANCELLED));
    assertThat(interrupted.await(5, TimeUnit.SECONDS)).isTrue();
    assertThat(heard).isEmpty();
  }
}
