package org.imagewizard.wizard;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.base.task.Daemon;
import org.imagewizard.base.text.Phrase;
import org.imagewizard.catalog.CalibrationFile;
import org.imagewizard.catalog.Catalog;
import org.imagewizard.catalog.Measured;
import org.imagewizard.deploy.Deployment;
import org.imagewizard.docker.Engine;
import org.imagewizard.machine.Gpu;
import org.imagewizard.machine.SystemCheck;
import org.imagewizard.watch.StackStatus;
import org.imagewizard.watch.Watcher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at running servers: their live state, and what their services take while they work, which
 * goes into the calibration. Thread-safe.
 */
final class Lookout {
  private static final Logger LOG = LoggerFactory.getLogger(Lookout.class);

  /** Often enough to meet a request that takes a second or two, and no load on the engine. */
  private static final Duration BETWEEN = Duration.ofSeconds(1);

  private final SystemCheck systemCheck;
  private final CalibrationFile calibration;
  private final Watcher watcher = new Watcher();

  Lookout(SystemCheck systemCheck, CalibrationFile calibration) {
    this.systemCheck = systemCheck;
    this.calibration = calibration;
  }

  /** The live state; a rate in it is that since the look before this one. */
  StackStatus status(Engine engine, Deployment deployment, Catalog catalog, List<Phrase> noticed) {
    StackStatus status = watcher.status(engine, deployment, catalog, cards(engine), noticed);
    keep(watcher.risen());
    return status;
  }

  /**
   * Runs work that asks something of the services, and meanwhile looks at what they take.
   *
   * @throws ProblemException what the work throws; nothing that the looking meets
   */
  <T> T following(Engine engine, Deployment deployment, Catalog catalog, Supplier<T> work) {
    CountDownLatch end = new CountDownLatch(1);
    // Closing it waits for the last look, which is the one after the work.
    try (ExecutorService pool = Daemon.each("look")) {
      pool.execute(() -> lookUntil(end, engine, deployment, catalog));
      try {
        return work.get();
      } finally {
        end.countDown();
      }
    }
  }

  private void lookUntil(
      CountDownLatch end, Engine engine, Deployment deployment, Catalog catalog) {
    try {
      boolean ended = false;
      keep(watcher.measure(engine, deployment, catalog, cards(engine)));
      while (!ended) {
        ended = end.await(BETWEEN.toMillis(), TimeUnit.MILLISECONDS);
        keep(watcher.measure(engine, deployment, catalog, cards(engine)));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ProblemException e) {
      // What the work itself meets is told by the work.
      LOG.info("What services take could not be measured: {}", e.problem().summary());
    }
  }

  private void keep(List<Measured> risen) {
    if (risen.isEmpty()) {
      return;
    }
    try {
      calibration.add(risen);
    } catch (ProblemException e) {
      // The plan says so too, where it matters; looking at a server goes on.
      LOG.warn("Measurements were not kept: {}", e.problem().summary());
    }
  }

  /** Process numbers mean something only on the computer that the engine runs on. */
  private List<Gpu> cards(Engine engine) {
    return engine.info().remote() ? List.of() : systemCheck.measure().gpus();
  }
}
