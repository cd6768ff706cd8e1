package org.imagewizard.wizard;

import java.util.Optional;
import java.util.function.Supplier;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.base.text.Phrase;
import org.imagewizard.docker.Engine;
import org.imagewizard.machine.PortCheck;

/** Proposes a port on this computer. */
public final class Ports {
  private static final int TRIES = 200;

  private Ports() {}

  /**
   * Who holds a port that is taken, in one sentence. Blocks.
   *
   * @param engine how to reach the engine whose container may hold it; it is closed afterwards
   */
  public static Phrase holder(int port, Supplier<Engine> engine) {
    try (Engine connected = engine.get()) {
      return PortCheck.holder(port, Optional.of(connected).filter(one -> !one.info().remote()));
    } catch (ProblemException e) {
      return PortCheck.holder(port, Optional.empty());
    }
  }

  /** The first free port on 127.0.0.1 from {@code preferred} on; nothing is kept open. */
  public static int freeFrom(int preferred) {
    for (int port = preferred; port < Math.min(preferred + TRIES, 65_536); port++) {
      if (PortCheck.isFree(port)) {
        return port;
      }
    }
    return preferred;
  }
}
