package org.imagewizard.machine;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.imagewizard.docker.EngineInfo;

/**
 * One run of the system check: its probes, and the slow facts that several of them share. Closed
 * when all probes are done.
 */
final class CheckRun implements AutoCloseable {
  static final Duration LIMIT = Duration.ofSeconds(6);

  /** The search gives each place 6 seconds, side by side. */
  private static final Duration SEARCH_LIMIT = Duration.ofSeconds(8);

  /** The same for one on another computer, behind SSH perhaps. */
  private static final Duration ELSEWHERE = Duration.ofSeconds(20);

  /** Shorter than the limit of the probe that waits, so that it can still answer without. */
  private static final Duration SHORT = Duration.ofSeconds(4);

  /** The same for the cards, whose own probe has the whole limit. */
  private static final Duration ALMOST = Duration.ofMillis(5_500);

  private static final long TIDY_SECONDS = 3;

  private static final Set<Check> STOPPING = Set.of(Check.ENGINE, Check.RIGHTS, Check.COMPOSE);

  private final SystemCheck.Surroundings around;
  private final Host host;
  private final Optional<Machine> standIn;
  private final FixList fixes;
  private final Late<EngineFacts> engine;
  private final Late<GpuReading> gpus;
  private final Late<Graphics.Bus> bus;
  private final Late<RegistryAnswer> registry;
  private final Late<Optional<Inside>> inside;
  private final CardTest cardTest;

  CheckRun(SystemCheck.Surroundings around, Optional<Machine> standIn) {
    this.around = around;
    this.host = around.host();
    this.standIn = standIn;
    this.fixes = new FixList(host);
    this.engine = Late.start("engine", () -> EngineFacts.of(around.engines().get()));
    Graphics graphics = new Graphics(host, around.nvml());
    this.gpus =
        standIn.isPresent()
            ? Late.known(GpuReading.none(List.of()))
            : Late.start("graphics cards", () -> new Holders(engine).named(graphics.read()));
    this.bus = Late.start("bus", graphics::bus);
    URI address = around.registry();
    this.registry = Late.start("registry", () -> RegistryAnswer.ask(address, host.env()));
    this.inside = Late.start("inside", this::lookInside);
    this.cardTest = new CardTest(host, fixes);
  }

  List<Probe> probes(Set<Check> wanted) {
    return Arrays.stream(Check.values()).filter(wanted::contains).map(this::probe).toList();
  }

  private Probe probe(Check check) {
    Finding.Status late = STOPPING.contains(check) ? Finding.Status.FAIL : Finding.Status.WARN;
    return new Probe(check, late, limit(check), work(check));
  }

  private Duration limit(Check check) {
    if (around.elsewhere()) {
      return ELSEWHERE.plus(check == Check.REQUEST ? CardTest.LIMIT : LIMIT);
    }
    return switch (check) {
      case ENGINE, RIGHTS, FLAVOUR, OTHERS, STORAGE, SETTINGS, ENGINE_MEMORY, TRAEFIK, KEPT ->
          SEARCH_LIMIT;
      case REQUEST -> SEARCH_LIMIT.plus(CardTest.LIMIT);
      default -> LIMIT;
    };
  }

  private Supplier<Finding> work(Check check) {
    EngineChecks engines = new EngineChecks(host, fixes);
    HostChecks hosts = new HostChecks(host);
    SystemChecks system = new SystemChecks(host, fixes);
    ToolkitChecks toolkit = new ToolkitChecks(host, fixes);
    RegistryCheck net = new RegistryCheck(around.registry(), host.env());
    return switch (check) {
      case ENGINE -> () -> engines.engine(facts());
      case RIGHTS -> () -> engines.rights(facts());
      case FLAVOUR -> () -> SetupChecks.flavour(facts());
      case OTHERS -> () -> SetupChecks.others(facts());
      case STORAGE -> () -> SetupChecks.storage(facts());
      case SETTINGS -> () -> SetupChecks.settings(facts(), host.env());
      case ENGINE_MEMORY -> () -> SetupChecks.memory(facts(), MemoryFacts.wholeMiB(host).orElse(0));
      case COMPOSE -> () -> new ComposeCheck(host, fixes).run();
      case DRIVER -> this::driver;
      case TOOLKIT ->
          () ->
              around.elsewhere()
                  ? Finding.of(FindingKind.TOOLKIT_ELSEWHERE)
                  : toolkit.toolkit(hasCard(), engine.within(SHORT));
      case CDI -> () -> toolkit.cdi(hasCard(), driverVersion(), engine.within(SHORT));
      case REQUEST -> this::request;
      case KEPT -> () -> new KeptCheck(fixes).run(facts(), hasCard());
      case GPU_MEMORY -> this::graphicsMemory;
      case GPU_MODE -> this::mode;
      case MEMORY -> () -> memory(hosts);
      case CPU -> () -> processor(hosts);
      case DISK -> this::disk;
      case LIMITS ->
          () -> around.elsewhere() ? Finding.of(FindingKind.LIMITS_ELSEWHERE) : hosts.limits();
      case CLOCK -> this::clock;
      case PORT -> this::port;
      case REGISTRY -> () -> net.registry(registry.within(LIMIT.multipliedBy(2)).orElseThrow());
      case TRAEFIK -> () -> system.traefik(Optional.of(facts()));
      case GIT -> system::git;
      case SELINUX ->
          () -> around.elsewhere() ? SystemChecks.selinuxThere(soon()) : system.selinux(soon());
      case APPARMOR ->
          () -> around.elsewhere() ? SystemChecks.apparmorThere(soon()) : system.apparmor(soon());
    };
  }

  private EngineFacts facts() {
    // The probe's own limit is the shorter one: it ends the waiting.
    return engine.within(ELSEWHERE.multipliedBy(2)).orElseThrow();
  }

  private Optional<EngineFacts> soon() {
    return engine.within(around.elsewhere() ? ELSEWHERE : SHORT);
  }

  private GpuReading reading() {
    return gpus.within(LIMIT.multipliedBy(2)).orElseThrow();
  }

  private boolean hasCard() {
    if (standIn.isPresent()) {
      return false;
    }
    return Wsl.of(host).lends()
        || !bus.within(SHORT).map(Graphics.Bus::nvidia).orElse(List.of()).isEmpty()
        || !gpus.within(SHORT).map(GpuReading::gpus).orElse(List.of()).isEmpty();
  }

  private String driverVersion() {
    return gpus.within(SHORT).map(GpuReading::driver).orElse("");
  }

  private Finding driver() {
    if (standIn.isPresent()) {
      return Finding.of(FindingKind.DRIVER_STAND_IN).from(standIn.get().source());
    }
    GpuReading reading = reading();
    if (around.elsewhere()) {
      return Finding.of(FindingKind.DRIVER_REMOTE);
    }
    return GpuChecks.driver(reading, bus.within(LIMIT.multipliedBy(2)).orElseThrow(), Wsl.of(host));
  }

  private Finding graphicsMemory() {
    if (standIn.isPresent()) {
      return GpuChecks.memory(standIn.get().gpus(), Map.of()).from(standIn.get().source());
    }
    if (around.elsewhere()) {
      return Finding.of(FindingKind.GPU_MEMORY_ELSEWHERE);
    }
    return gpus.within(ALMOST)
        .map(reading -> GpuChecks.memory(reading.gpus(), reading.reservedMiB()))
        .orElseGet(() -> Finding.of(FindingKind.GPU_MEMORY_NO_DRIVER));
  }

  private Finding mode() {
    if (around.elsewhere()) {
      return Finding.of(FindingKind.GPU_MODE_ELSEWHERE);
    }
    return gpus.within(ALMOST)
        .map(reading -> GpuChecks.mode(reading.gpus(), reading.modes()))
        .orElseGet(() -> Finding.of(FindingKind.GPU_MODE_NO_DRIVER));
  }

  private Finding request() {
    Optional<List<Gpu>> cards =
        standIn.map(Machine::gpus).or(() -> gpus.within(LIMIT).map(GpuReading::gpus));
    Optional<EngineFacts> facts = engine.within(around.elsewhere() ? ELSEWHERE : SEARCH_LIMIT);
    boolean elsewhere = facts.filter(EngineFacts::remote).isPresent();
    if (cards.isEmpty() && !elsewhere) {
      return Finding.of(FindingKind.REQUEST_NO_DRIVER);
    }
    if (!elsewhere && cards.orElse(List.of()).isEmpty()) {
      Finding none = Finding.of(FindingKind.REQUEST_NO_CARD);
      return standIn.map(machine -> none.from(machine.source())).orElse(none);
    }
    if (facts.flatMap(EngineFacts::info).isEmpty()) {
      return Finding.of(FindingKind.REQUEST_NO_ENGINE);
    }
    if (standIn.isPresent() && !cardTest.takesRequests(facts.get().info().orElseThrow())) {
      return Finding.of(FindingKind.REQUEST_KNOWS_NONE).from(standIn.get().source());
    }
    return cardTest.run(facts.flatMap(EngineFacts::engine).orElseThrow(), facts.get().local());
  }

  private Finding memory(HostChecks hosts) {
    return standIn
        .map(
            machine ->
                HostChecks.memory(machine.memoryMiB(), machine.memoryAvailableMiB())
                    .from(machine.source()))
        .orElseGet(() -> around.elsewhere() ? memoryThere() : hosts.memory());
  }

  private Finding memoryThere() {
    return there()
        .map(machine -> HostChecks.memory(machine.memoryMiB(), machine.memoryAvailableMiB()))
        .orElseGet(() -> Finding.of(FindingKind.MEMORY_NO_ENGINE));
  }

  private Finding processor(HostChecks hosts) {
    return standIn
        .map(machine -> Finding.of(FindingKind.CPU_OK, machine.cpus()).from(machine.source()))
        .orElseGet(
            () ->
                around.elsewhere()
                    ? processorThere()
                    : hosts.cpu(Runtime.getRuntime().availableProcessors()));
  }

  private Finding processorThere() {
    return soon()
        .flatMap(EngineFacts::info)
        .map(info -> Finding.of(FindingKind.CPU_OK, info.cpus()))
        .orElseGet(() -> Finding.of(FindingKind.CPU_NO_ENGINE));
  }

  private Finding port() {
    return around.elsewhere()
        ? PortCheck.there(around.port(), soon().flatMap(EngineFacts::engine))
        : new PortCheck(host).run(around.port(), this::soon);
  }

  private Finding disk() {
    if (standIn.isPresent()) {
      return HostChecks.disk(standIn.get().diskFreeMiB(), OptionalLong.empty())
          .proof("diskFreeMiB: " + standIn.get().diskFreeMiB())
          .from(standIn.get().source());
    }
    if (soon().filter(one -> one.info().isPresent() && !one.local()).isPresent()) {
      return inside
          .within(around.elsewhere() ? LIMIT.multipliedBy(3) : SHORT)
          .flatMap(found -> found)
          .map(
              found ->
                  HostChecks.disk(found.diskFreeMiB(), OptionalLong.of(found.diskTotalMiB()))
                      .proof(
                          Sentence.of(
                              "host.disk.engine", found.diskFreeMiB(), found.diskTotalMiB())))
          .orElseGet(
              () ->
                  Finding.of(FindingKind.DISK_UNKNOWN)
                      .proof(Sentence.of("host.disk.asked-container")));
    }
    if (around.elsewhere()) {
      return Finding.of(FindingKind.DISK_NO_ENGINE);
    }
    return images()
        .map(images -> HostChecks.disk(images, DiskFacts.of(host.home())))
        .orElseGet(
            () ->
                Finding.of(FindingKind.DISK_UNKNOWN).proof(DiskFacts.imageFolder(host).toString()));
  }

  private Finding clock() {
    Optional<RegistryCheck.Compared> theirs = soon().flatMap(EngineFacts::clock);
    RegistryAnswer answer = registry.within(LIMIT.multipliedBy(2)).orElseThrow();
    return RegistryCheck.clock(answer, around.registry().getHost(), theirs);
  }

  /** Docker's own folder when the engine is of this computer and answers soon, else the usual. */
  private Optional<DiskFacts> images() {
    Path folder =
        soon()
            .filter(EngineFacts::local)
            .flatMap(EngineFacts::info)
            .map(EngineInfo::rootDir)
            .filter(path -> path.startsWith("/"))
            .map(host::at)
            .orElseGet(() -> DiskFacts.imageFolder(host));
    return DiskFacts.of(folder);
  }

  private Optional<Inside> lookInside() {
    Optional<EngineFacts> facts = engine.within(around.elsewhere() ? ELSEWHERE : SEARCH_LIMIT);
    return facts
        .filter(one -> one.info().isPresent() && !one.local())
        .flatMap(EngineFacts::engine)
        .flatMap(one -> Inside.read(host, one));
  }

  /** What was measured on the way; hardware that does not answer is left out. */
  Machine machine() {
    List<Gpu> cards = gpus.within(Duration.ZERO).map(GpuReading::gpus).orElse(List.of());
    Machine here = SystemCheck.machine(host, cards, images());
    return there(here).orElse(here);
  }

  private Optional<Machine> there() {
    return there(SystemCheck.machine(host, List.of(), Optional.empty()));
  }

  /** Of an engine with a system of its own, once it answers. */
  private Optional<Machine> there(Machine here) {
    return soon()
        .filter(one -> one.info().isPresent() && !one.local())
        .map(one -> Elsewhere.machine(one, here, inside.within(LIMIT).flatMap(found -> found)));
  }

  /** Lets go of the engine once the test containers are gone, without waiting for them much. */
  @Override
  public void close() {
    gpus.stop();
    bus.stop();
    registry.stop();
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
                  inside.end();
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
