package org.imagewizard.base.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.base.task.Cancellation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class ProcessRunnerTest {
  private static final Duration LONG = Duration.ofSeconds(20);

  @TempDir Path folder;

  @Test
  void bothStreamsArriveAndTheLastLinesAreKept() {
    Queue<String> lines = new ConcurrentLinkedQueue<>();
    ProcessRunner.Result result =
        shell("for i in $(seq 1 50); do echo out$i; echo err$i >&2; done; exit 7", lines::add);
    assertThat(result.exitCode()).isEqualTo(7);
    assertThat(lines).hasSize(100).contains("out1", "err50");
    assertThat(result.lastLines()).hasSize(30).containsAnyOf("out50", "err50");
  }

  @Test
  void muchOutputOnOneStreamDoesNotHang() {
    AtomicLong count = new AtomicLong();
    shell("seq 1 200000 >&2", line -> count.incrementAndGet());
    assertThat(count).hasValue(200_000);
  }

  @Test
  void argumentsReachTheProgramUnsplit() {
    ProcessRunner.Result result =
        ProcessRunner.run(
            List.of("printf", "<%s>\\n", "a b", "$HOME", "*"),
            Map.of(),
            folder,
            LineListener.none(),
            new Cancellation(),
            LONG);
    assertThat(result.lastLines()).containsExactly("<a b>", "<$HOME>", "<*>");
  }

  @Test
  void theEnvironmentIsAddedAndStandardInputIsEmpty() {
    ProcessRunner.Result result =
        ProcessRunner.run(
            List.of("sh", "-c", "cat; echo $WORD; pwd"),
            Map.of("WORD", "hello"),
            folder,
            LineListener.none(),
            new Cancellation(),
            LONG);
    assertThat(result.lastLines()).containsExactly("hello", folder.toString());
  }

  @Test
  void aMissingProgramIsExit127() {
    ProcessRunner.Result result =
        ProcessRunner.run(
            List.of("no-such-program-here"),
            Map.of(),
            folder,
            LineListener.none(),
            new Cancellation(),
            LONG);
    assertThat(result.missing()).isTrue();
  }

  @Test
  void cancellingEndsTheWholeTree() {
    Cancellation cancellation = new Cancellation();
    Queue<String> lines = new ConcurrentLinkedQueue<>();
    assertThatThrownBy(
            () ->
                ProcessRunner.run(
                    List.of("sh", "-c", "sleep 600 & echo $!; wait"),
                    Map.of(),
                    folder,
                    line -> {
                      lines.add(line);
                      cancellation.cancel();
                    },
                    cancellation,
                    LONG))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.problem().kind()).isEqualTo(Problem.Kind.CANCELLED));
    long child = Long.parseLong(lines.element());
    assertThat(ProcessHandle.of(child).map(ProcessHandle::isAlive).orElse(false)).isFalse();
  }

  @Test
  void silenceHasALimitButTotalTimeHasNone() {
    Duration limit = Duration.ofMillis(900);
    ProcessRunner.Result chatty =
        ProcessRunner.run(
            List.of("sh", "-c", "for i in 1 2 3 4 5 6; do echo $i; sleep 0.2; done"),
            Map.of(),
            folder,
            LineListener.none(),
            new Cancellation(),
            limit);
    assertThat(chatty.ok()).isTrue();
    assertThatThrownBy(
            () ->
                ProcessRunner.run(
                    List.of("sh", "-c", "echo before; sleep 600"),
                    Map.of(),
                    folder,
                    LineListener.none(),
                    new Cancellation(),
                    limit))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> {
              assertThat(e.problem().id()).isEqualTo("process.silent");
              assertThat(e.problem().evidence()).containsExactly("before");
            });
  }

  @Test
  void aChildThatKeepsThePipeOpenDoesNotHoldTheResult() {
    long start = System.nanoTime();
    ProcessRunner.Result result = shell("sleep 15 & echo done", line -> {});
    assertThat(result.lastLines()).containsExactly("done");
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void aFailingListenerIsReportedAfterTheEnd() {
    assertThatThrownBy(
            () ->
                shell(
                    "seq 1 100000",
                    line -> {
                      throw new IllegalStateException("listener");
                    }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("listener");
  }

  private ProcessRunner.Result shell(String script, LineListener listener) {
    return ProcessRunner.run(
        List.of("sh", "-c", script), Map.of(), folder, listener, new Cancellation(), LONG);
  }
}
