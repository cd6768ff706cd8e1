package org.imagewizard.machine;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.imagewizard.base.task.Cancellation;
import org.imagewizard.docker.EngineFinder;

/**
 * The system check: all probes side by side, each with its own limit. Changes nothing; the image
 * and the container of the test for the graphics card are removed again.
 */
public final class SystemCheck {
  /** The source of what was measured, stable for programs. */
  static final String HERE = "this computer";

  private static final Duration GPU_LIMIT = Duration.ofSeconds(5);

  private final Surroundings surroundings;

  /**
   * What a check asks of the world; tests give their own.
   *
   * @param elsewhere whether a person named an engine on another computer
   * @param nvml a libnvidia-ml.so.1 to load, empty for the system's own
   * @param port the orchestrator's usual one
   */
  record Surroundings(
      Host host,
      Supplier<EngineFinder.Search> engines,
      boolean elsewhere,
      Optional<Path> nvml,
      URI registry,
      int port) {}

  public SystemCheck(EngineFinder engines) {
    this(
        new Surroundings(
            Host.here(),
            engines::survey,
            engines.elsewhere(),
            Optional.empty(),
            RegistryCheck.USUAL,
            8080));
  }

  SystemCheck(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /**
   * Blocks until every probe has answered or passed its limit, about 6 seconds when something
   * hangs.
   *
   * @param standIn facts that stand in for this computer's hardware
   * @param found gets each finding as it arrives, from probe threads, never two at once
   * @throws org.imagewizard.base.problem.ProblemException kind CANCELLED
   */
  public CheckReport run(
      Optional<Machine> standIn, Consumer<Finding> found, Cancellation cancellation) {
    return run(EnumSet.allOf(Check.class), standIn, found, cancellation);
  }

  /**
   * Looks again at what a fix may have changed; all else is taken from the earlier report.
   *
   * @param checks ids; none means everything
   */
  public CheckReport again(
      CheckReport earlier,
      Set<String> checks,
      Optional<Machine> standIn,
      Consumer<Finding> found,
      Cancellation cancellation) {
    Set<Check> wanted =
        Arrays.stream(Check.values())
            .filter(check -> checks.isEmpty() || checks.contains(check.id()))
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(Check.class)));
    CheckReport fresh = run(wanted, standIn, found, cancellation);
    Map<String, Finding> byId = new LinkedHashMap<>();
    earlier.findings().forEach(one -> byId.put(one.id(), one));
    fresh.findings().forEach(one -> byId.put(one.id(), one));
    return new CheckReport(List.copyOf(byId.values()), fresh.machine(), fresh.seconds());
  }

  private CheckReport run(
      Set<Check> wanted,
      Optional<Machine> standIn,
      Consumer<Finding> found,
      Cancellation cancellation) {
    long begun = System.nanoTime();
    try (CheckRun run = new CheckRun(surroundings, standIn)) {
      List<Finding> findings = new Probes(found).run(run.probes(wanted), cancellation);
      Machine machine = standIn.orElseGet(run::machine);
      return new CheckReport(findings, machine, (System.nanoTime() - begun) / 1e9);
    }
  }

  /**
   * Only the facts, for the fit: no engine probes, no container, unless the engine is on another
   * computer, which only it can tell of. At most about 5 seconds, for another computer as long as
   * that takes to answer.
   *
   * @throws org.imagewizard.base.problem.ProblemException kind ENGINE when that does not answer
   */
  public Machine measure() {
    Host host = surroundings.host();
    if (surroundings.elsewhere()) {
      try (CheckRun run = new CheckRun(surroundings, Optional.empty())) {
        return run.known();
      }
    }
    Late<GpuReading> gpus =
        Late.start("graphics cards", () -> new Graphics(host, surroundings.nvml()).read());
    List<Gpu> cards = gpus.within(GPU_LIMIT).map(GpuReading::gpus).orElse(List.of());
    gpus.stop();
    return machine(host, cards, DiskFacts.of(DiskFacts.imageFolder(host)));
  }

  static Machine machine(Host host, List<Gpu> gpus, Optional<DiskFacts> images) {
    MemoryFacts memory = MemoryFacts.read(host);
    return new Machine(
        HERE,
        memory.totalMiB(),
        memory.availableMiB(),
        Runtime.getRuntime().availableProcessors(),
        images.map(DiskFacts::freeMiB).orElse(0L),
        gpus);
  }
}
