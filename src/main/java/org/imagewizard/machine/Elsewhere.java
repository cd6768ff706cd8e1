package org.imagewizard.machine;

import java.util.List;
import java.util.Optional;
import org.imagewizard.docker.EngineInfo;

/** The facts of an engine that has a system of its own: they count, not this computer's. */
final class Elsewhere {
  private Elsewhere() {}

  /**
   * @param here this computer, whose cards the engine can use when it is only a virtual machine of
   *     Docker Desktop on Windows
   */
  static Machine machine(EngineFacts facts, Machine here, Optional<Inside> inside) {
    EngineInfo info = facts.info().orElseThrow();
    long memory = info.memoryMiB();
    long available = inside.map(Inside::memoryAvailableMiB).filter(mib -> mib > 0).orElse(memory);
    return new Machine(
        facts.remote() ? info.endpoint() : here.source(),
        memory,
        Math.min(available, memory),
        info.cpus(),
        inside.map(Inside::diskFreeMiB).orElse(0L),
        // The memory of another computer's cards is not known from here: a file can say it.
        facts.remote() ? List.of() : here.gpus());
  }
}
