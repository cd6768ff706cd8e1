package org.imagewizard.machine;

import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.docker.Container;
import org.imagewizard.docker.Engine;

/** Test containers and images of a check that was killed before it could remove them. */
final class Leftovers {
  private Leftovers() {}

  /** One that runs belongs to a check that goes on beside this one. */
  static void remove(Engine engine, String image) {
    try {
      engine.containers("").stream()
          .filter(one -> one.labels().containsKey("org.imagewizard.once"))
          .filter(one -> one.image().startsWith("image-wizard/probe:") && !one.running())
          .map(Container::id)
          .forEach(engine::removeContainer);
      // A new image of the same name would leave the old one nameless, for nobody to find.
      engine.removeImage(image);
    } catch (ProblemException e) {
      System.getLogger(Leftovers.class.getName())
          .log(System.Logger.Level.WARNING, "What an earlier check left was not removed", e);
    }
  }
}
