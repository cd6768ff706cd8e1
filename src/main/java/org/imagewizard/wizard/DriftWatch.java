package org.imagewizard.wizard;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.imagewizard.base.text.Phrase;
import org.imagewizard.deploy.Deployment;
import org.imagewizard.plan.DeploymentPlan;

/**
 * What is not as it was written, for a window that asks every few seconds. Compose rehearses a
 * whole start for the answer, so one is kept for as long as makes that a twentieth of the time at
 * most. Thread-safe.
 */
final class DriftWatch {
  private static final long REST = 20;

  private final LongSupplier nanoClock;
  private final Map<Path, Look> last = new ConcurrentHashMap<>();

  private record Look(DeploymentPlan plan, List<Phrase> noticed, long ended, long took) {}

  DriftWatch(LongSupplier nanoClock) {
    this.nanoClock = nanoClock;
  }

  /** What {@code drift} says of the deployment now, or said a moment ago. */
  List<Phrase> of(Deployment deployment, Supplier<List<Phrase>> drift) {
    Look before = last.get(deployment.folder());
    long now = nanoClock.getAsLong();
    if (before != null
        && before.plan().equals(deployment.plan())
        && now - before.ended() < REST * before.took()) {
      return before.noticed();
    }
    List<Phrase> noticed = List.copyOf(drift.get());
    long ended = nanoClock.getAsLong();
    last.put(deployment.folder(), new Look(deployment.plan(), noticed, ended, ended - now));
    return noticed;
  }
}
