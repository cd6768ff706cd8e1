package org.imagewizard.machine;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.docker.Container;
import org.imagewizard.docker.Engine;
import org.imagewizard.docker.LocalImage;

/**
 * Test containers and images of a check that was killed before it could remove them. What a check
 * that goes on beside this one uses stays.
 */
final class Leftovers {
  /** Longer than a test container may live; other computers' checks show nothing but their age. */
  static final Duration OLD = Duration.ofMinutes(15);

  private final Host host;
  private final Engine engine;

  Leftovers(Host host, Engine engine) {
    this.host = host;
    this.engine = engine;
  }

  void remove() {
    try {
      for (LocalImage image : engine.images()) {
        image.tags().stream()
            .filter(name -> name.startsWith(ProbeName.REPOSITORY))
            .filter(name -> isLeft(name, image.created()))
            .forEach(this::remove);
      }
    } catch (ProblemException e) {
      log(e);
    }
  }

  private boolean isLeft(String name, String created) {
    Optional<ProbeName> maker = ProbeName.parse(name).filter(one -> one.ofThisComputer(host));
    return maker.isPresent() ? !maker.get().runs() : isOld(created);
  }

  /** By the engine's own clock, which also dated the image. */
  private boolean isOld(String created) {
    try {
      Instant now = Instant.parse(engine.info().traits().time());
      return Instant.parse(created).plus(OLD).isBefore(now);
    } catch (DateTimeParseException e) {
      return false;
    }
  }

  /** One that still runs ends soon, and takes its container with it: the next check sees to it. */
  private void remove(String name) {
    try {
      engine.containers("").stream()
          .filter(one -> one.labels().containsKey("org.imagewizard.once"))
          .filter(one -> one.image().equals(name) && !one.running())
          .map(Container::id)
          .forEach(engine::removeContainer);
      engine.removeImage(name);
    } catch (ProblemException e) {
      log(e);
    }
  }

  private static void log(ProblemException e) {
    System.getLogger(Leftovers.class.getName())
        .log(System.Logger.Level.WARNING, "What an earlier check left was not removed", e);
  }
}
