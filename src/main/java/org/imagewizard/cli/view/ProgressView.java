package org.imagewizard.cli.view;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import org.imagewizard.base.progress.Progress;
import org.imagewizard.base.progress.Progress.Phase;
import org.imagewizard.base.progress.ProgressSink;
import org.imagewizard.cli.session.Session;
import org.imagewizard.deploy.Failures;

/**
 * Long work in whole sentences: at its start, then every 10 percent at most, at its end; troubles
 * at once. Thread-safe.
 */
public final class ProgressView implements ProgressSink {
  /** Steps that the bundle has a sentence for, in the person's language. */
  private static final Set<String> STEPS =
      Set.of(
          "images", "folder", "pack", "verify", "load", "pull", "network", "start", "wait", "warm",
          "restart", "stop", "remove", "look", "before", "smoke", "return");

  private static final long DOWNLOAD_PAUSE = 30_000_000_000L;
  private static final long READY_PAUSE = 5_000_000_000L;

  private final Failures failures = Failures.bundled();
  private final Session session;
  private final Units units;
  private final int services;
  private final LongSupplier nanos;
  private final long began;
  private final Map<String, Phase> phases = new HashMap<>();
  private final Set<String> saidReady = new HashSet<>();
  private long lastDownload;
  private long downloaded;
  private long lastReady;
  private int saidPercent;
  private int saidCount;
  private boolean waiting;

  public ProgressView(Session session, int services) {
    this(session, services, System::nanoTime);
  }

  /**
   * @param services how many are started, for "20 of 41"
   */
  ProgressView(Session session, int services, LongSupplier nanos) {
    this.session = session;
    this.units = new Units(session);
    this.services = services;
    this.nanos = nanos;
    this.began = nanos.getAsLong();
    this.lastDownload = began;
    this.lastReady = began;
  }

  @Override
  public synchronized void accept(Progress event) {
    switch (event) {
      case Progress.StepStarted started -> {
        waiting = started.id().equals("wait");
        lastReady = nanos.getAsLong();
        session.print(begun(started));
      }
      case Progress.StepDone done -> waiting = false;
      case Progress.StepFailed failed -> {
        session.item(session.text("progress.problem", failed.summary().in(session.locale())));
        failed.evidence().forEach(line -> session.item("  " + line.in(session.locale())));
      }
      case Progress.ServicePhase phase -> phase(phase);
      case Progress.ImageBytes bytes -> {
        // Images share layers; what is said is what comes for all of them together.
      }
      case Progress.Download all -> download(all);
      case Progress.Note note -> {
        // While services get ready, they are counted here, in the person's language.
        if (!waiting) {
          session.item(note.text().in(session.locale()));
        }
      }
      case Progress.Done done -> end(done);
    }
  }

  private String begun(Progress.StepStarted step) {
    return STEPS.contains(step.id())
        ? session.text("progress.step." + step.id(), services)
        : step.description().in(session.locale()) + ".";
  }

  private void phase(Progress.ServicePhase event) {
    Phase before = phases.put(event.service(), event.phase());
    if (before == event.phase()) {
      return;
    }
    switch (event.phase()) {
      case READY -> ready(event.service());
      case PULLED -> {
        if (!event.reason().isEmpty()) {
          session.item(
              session.text("progress.newer", event.service(), event.reason().in(session.locale())));
        }
      }
      case UNHEALTHY, EXITED -> trouble(event);
      default -> {}
    }
  }

  /** What happened, and what can be done about it, where that is known. */
  private void trouble(Progress.ServicePhase event) {
    Optional<Failures.Failure> failure = failures.in(event.reason());
    session.item(
        session.text(
            event.phase() == Phase.EXITED ? "progress.exited" : "progress.unhealthy",
            event.service(),
            event.reason().in(session.locale())));
    failure.ifPresent(known -> session.item("  " + known.advice().in(session.locale())));
  }

  private void ready(String service) {
    saidReady.add(service);
    int count = saidReady.size();
    boolean enough =
        (count - saidCount) * 10 >= services && nanos.getAsLong() - lastReady >= READY_PAUSE;
    if (count == services || enough) {
      saidCount = count;
      lastReady = nanos.getAsLong();
      session.say("progress.ready", count, services, units.time(seconds()));
    }
  }

  private void download(Progress.Download event) {
    downloaded = event.received();
    int percent = event.total() == 0 ? 0 : (int) (event.received() * 100 / event.total());
    long now = nanos.getAsLong();
    if (percent >= saidPercent + 10 && now - lastDownload >= DOWNLOAD_PAUSE) {
      saidPercent = percent / 10 * 10;
      lastDownload = now;
      String received = units.download(event.received());
      String total = units.download(event.total());
      if (event.secondsLeft() < 0) {
        session.say("progress.percent", percent, received, total);
      } else {
        session.say(
            "progress.percent.left",
            percent,
            received,
            total,
            units.download(event.bytesPerSecond()),
            units.time(event.secondsLeft()));
      }
    }
  }

  /** The state in one sentence, for a person who presses Enter. */
  public synchronized void now() {
    session.say(
        "progress.now",
        units.time(seconds()),
        saidReady.size(),
        services,
        units.download(downloaded));
  }

  /** How it ended, with every service that is not as it should be. */
  public synchronized void end(Progress.Done done) {
    for (Progress.ServiceEnd service : done.services()) {
      if (!service.reason().isEmpty() && !done.ok()) {
        session.item(
            session.text(
                "progress.service",
                service.name(),
                service.state(),
                service.reason().in(session.locale())));
      }
    }
    session.say(done.ok() ? "progress.done" : "progress.failed", units.time(seconds()));
  }

  private long seconds() {
    return (nanos.getAsLong() - began) / 1_000_000_000;
  }
}
