package org.imagewizard.base.progress;

import java.util.List;
import org.imagewizard.base.text.Phrase;

/**
 * One thing that happened during long work. The only progress type of the program: the window, the
 * text mode and {@code --json} draw the same events, each in its reader's language; a plain text
 * stands for what is the same in all of them. Immutable, safe to hand between threads.
 */
public sealed interface Progress {

  /**
   * A step began. {@code id} is stable (pull, network, create, start, wait, smoke, stop, remove).
   */
  record StepStarted(String id, Phrase description) implements Progress {
    public StepStarted(String id, String description) {
      this(id, Phrase.plain(description));
    }
  }

  record StepDone(String id, Phrase description, double seconds) implements Progress {}

  record StepFailed(String id, Phrase summary, List<Phrase> evidence) implements Progress {
    public StepFailed {
      evidence = List.copyOf(evidence);
    }
  }

  /** A service changed phase. {@code reason} is empty when there is nothing to say. */
  record ServicePhase(String service, Phase phase, Phrase reason) implements Progress {
    public ServicePhase(String service, Phase phase, String reason) {
      this(service, phase, Phrase.plain(reason));
    }
  }

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

  /**
   * A whole sentence for a person, where no other event fits.
   *
   * @param lasting whether it is still to be seen when the work is done
   */
  record Note(Phrase text, boolean lasting) implements Progress {
    public Note(Phrase text) {
      this(text, false);
    }

    public Note(String text) {
      this(Phrase.plain(text));
    }
  }

  /** The last event of a stream. */
  record Done(boolean ok, List<ServiceEnd> services) implements Progress {
    public Done {
      services = List.copyOf(services);
    }
  }

  /** How one service ended up; {@code state} and {@code health} are Docker's own words. */
  record ServiceEnd(String name, String state, String health, Phrase reason) {
    public ServiceEnd(String name, String state, String health, String reason) {
      this(name, state, health, Phrase.plain(reason));
    }
  }

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
