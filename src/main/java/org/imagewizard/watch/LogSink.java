package org.imagewizard.watch;

import org.imagewizard.base.problem.Problem;

/** Where the lines of all containers go; called from one reader thread per container. */
@FunctionalInterface
public interface LogSink {
  void line(LogLine line);

  /** One container has nothing more for the moment: a good time to show what came. */
  default void pause() {}

  /** A container's log broke off, or the container ended, and is followed again. */
  default void reconnected(String service) {}

  /** A service's log cannot be read, for example because its driver keeps none. */
  default void unreadable(String service, Problem problem) {}
}
