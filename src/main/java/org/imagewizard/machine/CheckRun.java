package org.imagewizard.machine;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.imagewizard.docker.EngineInfo;

/**
 * One run of the system check: its probes, and the two slow facts that several of them share.
 * Closed when all probes are done.
 */
final class CheckRun implements AutoCloseable {
  static final Duration LIMIT = Duration.ofSeconds(6);

  /** The search itself gives each place 6 seconds; several places may hang. */
  private static final Duration SEARCH_LIMIT = Duration.ofSeconds(20);

  /** Shorter than the limit of the probe that waits, so that it can still answer without. */
  private static final Duration SHORT = Duration.ofSeconds(4);

  private static final long TIDY_SECONDS = 3;

  private final SystemCheck.Surroundings around;
  private final Host host;
  private final Optional<Machine> standIn;
  private final Late<EngineFacts> engine;
  private final Late<GpuReading> gpus;
  private final FixList fixes;

  private final CardTest cardTest;

  CheckRun(SystemCheck.Surroundings around, Optional<Machine> standIn) {
    this.around = around;
    this.host = around.host();
    this.standIn = standIn;
    this.fixes = new FixList(host);
    this.engine = Late.start("engine", () -> EngineFacts.of(around.engines().get()));
    this.gpus =
        standIn.isPresent()
            ? Late.known(GpuReading.none(List.of()))
            : Late.start("graphics cards", () -> new Graphics(host, around.nvml()).read());
    this.cardTest = new CardTest(host, fixes);
  }

  /** In the order in which people read them. */
  List<Probe> probes() {
    EngineChecks engines = new EngineChecks(host, fixes);
    HostChecks hosts = new HostChecks(host);
    List<Probe> probes = new ArrayList<>();
    probes.add(
        stopping(EngineChecks.ENGINE, "Docker", SEARCH_LIMIT, () -> engines.engine(facts())));
    probes.add(
        stopping(EngineChecks.RIGHTS, "Docker", SEARCH_LIMIT, () -> engines.rights(facts())));
    probes.add(
        stopping(
            EngineChecks.COMPOSE,
            "Docker Compose",
            LIMIT,
            () -> engines.compose(around.compose())));
    probes.add(probe(GpuChecks.DRIVER, "The NVIDIA driver", this::driver));
    probes.add(
        new Probe(
            GpuRequest.REQUEST,
            "The test container for the graphics card",
            Finding.Status.WARN,
            SEARCH_LIMIT.plus(CardTest.LIMIT),
            this::request));
    probes.add(probe(GpuChecks.MEMORY, "The graphics memory", this::graphicsMemory));
    probes.add(probe(HostChecks.MEMORY, "The memory", () -> memory(hosts)));
    probes.add(probe(HostChecks.CPU, "The processor", () -> processor(hosts)));
    probes.add(probe(HostChecks.DISK, "The disk", () -> disk(hosts)));
    probes.add(probe(PortCheck.PORT, "The port", () -> new PortCheck(host).run(around.port())));
    probes.add(
        probe(
            RegistryCheck.REGISTRY,
            "The registry",
            () -> new RegistryCheck(around.registry(), host.env()).run()));
    probes.add(probe(HostChecks.GIT, "Git", hosts::git));
    probes.add(
        probe(
            HostChecks.SELINUX,
            "SELinux",
            () -> hosts.selinux(engine.within(SHORT).flatMap(EngineFacts::info))));
    return probes;
  }

  private static Probe stopping(String id, String what, Duration limit, Supplier<Finding> work) {
    return new Probe(id, what, Finding.Status.FAIL, limit, work);
  }

  private static Probe probe(String id, String what, Supplier<Finding> work) {
    return new Probe(id, what, Finding.Status.WARN, LIMIT, work);
  }

  private EngineFacts facts() {
    // The probe's own limit is the shorter one: it ends the waiting.
    return engine.within(SEARCH_LIMIT.multipliedBy(2)).orElseThrow();
  }

  /** "From FILE: " before what a stand-in says, so that nobody takes it for this computer. */
  private String from() {
    return standIn.map(machine -> "From " + machine.source() + ": ").orElse("");
  }

  private Finding driver() {
    if (standIn.isPresent()) {
      return Finding.skip(GpuChecks.DRIVER, from() + "the NVIDIA driver is not looked at");
    }
    GpuReading reading = gpus.within(LIMIT.multipliedBy(2)).orElseThrow();
    return GpuChecks.driver(reading, new Graphics(host, around.nvml()).onTheBus());
  }

  private Finding graphicsMemory() {
    if (standIn.isPresent()) {
      return GpuChecks.memory(standIn.get().gpus(), Map.of(), from());
    }
    GpuReading reading = gpus.within(LIMIT.multipliedBy(2)).orElseThrow();
    return GpuChecks.memory(reading.gpus(), reading.reservedMiB(), "");
  }

  private Finding request() {
    Optional<List<Gpu>> cards =
        standIn.map(Machine::gpus).or(() -> gpus.within(LIMIT).map(GpuReading::gpus));
    if (cards.isEmpty()) {
      return Finding.skip(
          GpuRequest.REQUEST, "Test container, because the NVIDIA driver does not answer");
    }
    if (cards.get().isEmpty()) {
      return Finding.skip(GpuRequest.REQUEST, from() + GpuChecks.NO_CARD);
    }
    Optional<EngineFacts> facts = engine.within(SEARCH_LIMIT);
    if (facts.flatMap(EngineFacts::info).isEmpty()) {
      return Finding.skip(GpuRequest.REQUEST, "Test container, because no engine answers");
    }
    if (standIn.isPresent() && !cardTest.takesRequests(facts.get().info().orElseThrow())) {
      return Finding.skip(
          GpuRequest.REQUEST, from() + "this computer's Docker knows no graphics cards to test");
    }
    return cardTest.run(facts.flatMap(EngineFacts::engine).orElseThrow());
  }

  private Finding memory(HostChecks hosts) {
    return standIn
        .map(
            machine ->
                HostChecks.memory(
                    from(), machine.memoryMiB(), machine.memoryAvailableMiB(), List.of()))
        .orElseGet(hosts::memory);
  }

  private Finding processor(HostChecks hosts) {
    return standIn
        .map(
            machine ->
                Finding.ok(HostChecks.CPU, from() + "Processor, " + machine.cpus() + " threads"))
        .orElseGet(() -> hosts.cpu(Runtime.getRuntime().availableProcessors()));
  }

  private Finding disk(HostChecks hosts) {
    if (standIn.isPresent()) {
      return HostChecks.disk(from(), standIn.get().diskFreeMiB(), Optional.empty(), List.of());
    }
    return images()
        .map(images -> hosts.disk(images, DiskFacts.of(host.home())))
        .orElseGet(
            () ->
                Finding.warn(
                    HostChecks.DISK, "The disk for images does not say how full it is", List.of()));
  }

  /** Docker's own folder when the engine is of this computer and answers soon, else the usual. */
  private Optional<DiskFacts> images() {
    Path folder =
        engine
            .within(SHORT)
            .filter(EngineFacts::local)
            .flatMap(EngineFacts::info)
            .map(EngineInfo::rootDir)
            .filter(path -> path.startsWith("/"))
            .map(host::at)
            .orElseGet(() -> DiskFacts.imageFolder(host));
    return DiskFacts.of(folder);
  }

  /** What was measured on the way; hardware that does not answer is left out. */
  Machine machine() {
    List<Gpu> cards = gpus.within(Duration.ZERO).map(GpuReading::gpus).orElse(List.of());
    return SystemCheck.machine(host, cards, images());
  }

  /** Lets go of the engine once the test container is gone, without waiting for it much. */
  @Override
  public void close() {
    gpus.stop();
    if (cardTest.idle()) {
      // Only after a cancel or its limit does the search still run: nobody waits for it.
      engine.stop();
    }
    Thread closing =
        Thread.ofVirtual()
            .name("engine close")
            .start(
                () -> {
                  cardTest.await();
                  engine
                      .within(SEARCH_LIMIT)
                      .flatMap(EngineFacts::engine)
                      .ifPresent(org.imagewizard.docker.Engine::close);
                });
    try {
      closing.join(TimeUnit.SECONDS.toMillis(TIDY_SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
