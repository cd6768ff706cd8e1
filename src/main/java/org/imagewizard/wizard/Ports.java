package org.imagewizard.wizard;

import org.imagewizard.machine.PortCheck;

/** Proposes a port on this computer. */
public final class Ports {
  private static final int TRIES = 200;

  private Ports() {}

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
