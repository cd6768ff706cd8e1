package org.imagewizard.docker;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Conditions that tests wait for on a real engine. */
final class EngineWait {
  private EngineWait() {}

  /** How many lines a container's log holds now. */
  static int lines(Engine engine, String id) {
    try {
      return EngineContract.read(engine.logs(id, false, "")).size();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
