package org.imagewizard.machine;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.imagewizard.base.task.Cancellation;
import org.imagewizard.docker.ComposeCli;
import org.imagewizard.docker.EngineFinder;

/**
 * The system check: all probes side by side, each with its own limit. Changes nothing; the image
 * and the container of the test for the graphics card are removed again.
 */
public final class SystemCheck {
  private static final Duration GPU_LIMIT = Duration.ofSeconds(5);

  private final Surroundings surroundings;

  /**
   * What a check asks of the world; tests give their own.
   *
   * @param nvml a libnvidia-ml.so.1 to load, empty for the system's own
   * @param port the orchestrator's usual one
   */
  record Surroundings(
      Host host,
      Supplier<EngineFinder.Search> engines,
      EngineChecks.ComposeVersions compose,
      Optional<Path> nvml,
      URI registry,
      int port) {}

  public SystemCheck(EngineFinder engines, ComposeCli compose) {
    this(
        new Surroundings(
            Host.here(),
            engines::find,
            new EngineChecks.ComposeVersions() {
              @Override
              public Optional<String> version() {
                return compose.version();
              }

              @Override
              public Optional<String> legacyVersion() {
                return compose.legacyVersion();
              }
            },
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
    long begun = System.nanoTime();
    try (CheckRun run = new CheckRun(surroundings, standIn)) {
      List<Finding> findings = new Probes(found).run(run.probes(), cancellation);
      Machine machine = standIn.orElseGet(run::machine);
      return new CheckReport(findings, machine, (System.nanoTime() - begun) / 1e9);
    }
  }

  /** Only the facts, for the fit: no engine probes, no container. At most about 5 seconds. */
  public Machine measure() {
    Host host = surroundings.host();
    Late<GpuReading> gpus =
        Late.start("graphics cards", () -> new Graphics(host, surroundings.nvml()).read());
    List<Gpu> cards = gpus.within(GPU_LIMIT).map(GpuReading::gpus).orElse(List.of());
    gpus.stop();
    return machine(host, cards, DiskFacts.of(DiskFacts.imageFolder(host)));
  }

  static Machine machine(Host host, List<Gpu> gpus, Optional<DiskFacts> images) {
    MemoryFacts memory = MemoryFacts.read(host);
    return new Machine(
        "this computer",
        memory.totalMiB(),
        memory.availableMiB(),
        Runtime.getRuntime().availableProcessors(),
        images.map(DiskFacts::freeMiB).orElse(0L),
        gpus);
  }
}
