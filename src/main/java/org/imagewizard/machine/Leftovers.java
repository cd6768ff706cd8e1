package org.imagewizard.machine;

import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.docker.Container;
import org.imagewizard.docker.Engine;

/** Test containers of a check that was killed before it could remove them. */
final class Leftovers {
  private Leftovers() {}

  /** One that runs belongs to a check that goes on beside this one. */
  static void remove(Engine engine) {
    try {
      engine.containers("").stream()
          .filter(one -> one.labels().containsKey("org.imagewizard.once"))
          .filter(one -> one.image().startsWith("image-wizard/probe:") && !one.running())
          .map(Container::id)
          .forEach(engine::removeContainer);
    } catch (ProblemException e) {
      System.getLogger(Leftovers.class.getName())
          .log(System.Logger.Level.WARNING, "Old test containers were not removed", e);
    }
  }
}
