package org.imagewizard.machine;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.imagewizard.base.task.Daemon;
import org.imagewizard.docker.Engine;
import org.imagewizard.docker.EngineInfo;

/**
 * Runs {@link GpuRequest} where it may outlive the check that waits for it: it is never
 * interrupted, so that it always removes its container and image.
 */
final class CardTest {
  static final Duration LIMIT = Duration.ofSeconds(20);

  private final Host host;
  private final FixList fixes;
  private final Duration limit;

  private volatile CompletableFuture<Finding> running =
      CompletableFuture.completedFuture(Finding.of(FindingKind.REQUEST_NO_CARD));

  CardTest(Host host, FixList fixes) {
    this(host, fixes, LIMIT);
  }

  CardTest(Host host, FixList fixes, Duration limit) {
    this.host = host;
    this.fixes = fixes;
    this.limit = limit;
  }

  /**
   * @param facts empty when no engine answered in time
   */
  Finding run(Optional<EngineFacts> facts) {
    return facts
        .filter(one -> one.info().isPresent())
        .flatMap(one -> one.engine().map(engine -> run(engine, one.local())))
        .orElseGet(() -> Finding.of(FindingKind.REQUEST_NO_ENGINE));
  }

  /**
   * @param here whether the engine's computer is this one
   */
  Finding run(Engine engine, boolean here) {
    CompletableFuture<Finding> work = new CompletableFuture<>();
    running = work;
    Daemon.start(
        "gpu request",
        () -> {
          try {
            work.complete(new GpuRequest(host, fixes).run(engine, here));
          } catch (RuntimeException e) {
            // Whatever it is, the probe that waits says it as its own finding.
            work.completeExceptionally(e);
          }
        });
    return Waiting.forResult(work, limit)
        .orElseGet(
            () ->
                Finding.of(FindingKind.REQUEST_LATE, limit.toSeconds())
                    .proof(Sentence.of("gpu.request.asked")));
  }

  /** Whether it is worth asking; newer engines also know devices by CDI. */
  boolean takesRequests(EngineInfo info) {
    return info.runtimes().contains("nvidia")
        || info.devices().stream().anyMatch(device -> device.contains("nvidia"))
        || new ToolkitChecks(host, fixes).helps(info);
  }

  boolean idle() {
    return running.isDone();
  }

  /** However it ends. */
  void await() {
    Waiting.forEnd(running);
  }
}
