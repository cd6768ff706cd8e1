package org.imagewizard.wizard;

import java.util.List;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.docker.Container;
import org.imagewizard.docker.Engine;
import org.imagewizard.docker.EngineFinder;
import org.imagewizard.machine.Fix;

/** What a fix that restarts the engine interrupts, anybody's. */
final class StoppedContainers {
  private StoppedContainers() {}

  /** Names, sorted; none where the engine does not tell, or keeps containers over its restart. */
  static List<String> by(Fix fix, EngineFinder engines) {
    if (!fix.restartsEngine()) {
      return List.of();
    }
    try (Engine engine = engines.connect()) {
      return engine.info().traits().liveRestore()
          ? List.of()
          : engine.containers("").stream()
              .filter(Container::running)
              .map(Container::name)
              .sorted()
              .toList();
    } catch (ProblemException e) {
      // An engine that does not answer runs nothing that could be stopped.
      return List.of();
    }
  }
}
