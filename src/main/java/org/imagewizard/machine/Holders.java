package org.imagewizard.machine;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.docker.Container;
import org.imagewizard.docker.Engine;

/** Gives the programs on the cards the names of the containers they run in. */
final class Holders {
  private static final Duration LIMIT = Duration.ofSeconds(2);
  private static final int SHORT_ID = 12;

  private final Late<EngineFacts> engine;

  Holders(Late<EngineFacts> engine) {
    this.engine = engine;
  }

  GpuReading named(GpuReading reading) {
    boolean contained =
        reading.gpus().stream()
            .flatMap(gpu -> gpu.processes().stream())
            .anyMatch(process -> !process.container().isEmpty());
    if (!contained) {
      return reading;
    }
    Map<String, String> names = names();
    return reading.with(
        gpu -> gpu.with(gpu.processes().stream().map(process -> named(process, names)).toList()));
  }

  private static Gpu.GpuProcess named(Gpu.GpuProcess process, Map<String, String> names) {
    String container = names.getOrDefault(process.container(), process.container());
    return new Gpu.GpuProcess(
        process.pid(), process.name(), process.user(), process.usedMiB(), container);
  }

  private Map<String, String> names() {
    Map<String, String> names = new HashMap<>();
    try {
      for (Container one :
          engine
              .within(LIMIT)
              .flatMap(EngineFacts::engine)
              .map((Engine found) -> found.containers(""))
              .orElse(List.of())) {
        names.put(one.id().substring(0, Math.min(SHORT_ID, one.id().length())), one.name());
      }
    } catch (ProblemException e) {
      // The ids stay: they can be looked up by hand.
      return names;
    }
    return names;
  }
}
