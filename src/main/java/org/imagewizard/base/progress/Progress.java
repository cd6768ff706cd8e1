package org.imagewizard.base.progress;

import java.util.List;

/**
 * One thing that happened during long work. The only progress type of the program: the window, the
 * text mode and {@code --json} draw the same events. Immutable, safe to hand between threads.
 */
public sealed interface Progress {

  /**
   * A step began. {@code id} is stable (pull, network, create, start, wait, smoke, stop, remove).
   */
  record StepStarted(String id, String description) implements Progress {}

  record StepDone(String id, String description, double seconds) implements Progress {}

  record StepFailed(String id, String summary, List<String> evidence) implements Progress {}

  /** A service changed phase. {@code reason} is empty when there is nothing to say. */
  record ServicePhase(String service, Phase phase, String reason) implements Progress {}

  /** Bytes of one image; {@code total} is 0 while unknown. */
  record ImageBytes(String image, long received, long total) implements Progress {}

  /**
   * All images together; layers that several share are counted once.
   *
   * @param total of what the engine has begun with, so it grows
   * @param secondsLeft an estimate, -1 while nothing is known
   */
  record Download(long received, long total, long bytesPerSecond, long secondsLeft)
      implements Progress {}

  /** A whole sentence for a person, where no other event fits. */
  record Note(String text) implements Progress {}

  /** The last event of a stream. */
  record Done(boolean ok, List<ServiceEnd> services) implements Progress {
    public Done {
      services = List.copyOf(services);
    }
  }

  /** How one service ended up; {@code state} and {@code health} are Docker's own words. */
  record ServiceEnd(String name, String state, String health, String reason) {}

  /** Where a service is on its way. {@code READY} means that a real probe answered. */
  enum Phase {
    WAITING,
    PULLING,
    PULLED,
    CREATED,
    STARTING,
    READY,
    UNHEALTHY,
    EXITED,
    STOPPED,
    REMOVED
  }
}
