package org.imagewizard.machine;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.imagewizard.docker.EngineInfo;

/** This computer, on which the engine runs, in Docker Desktop's virtual machine perhaps. */
final class Here implements EngineComputer {
  /** A little less than the whole limit, which the cards' own probe has. */
  private static final Duration ALMOST = Duration.ofMillis(5_500);

  private final Host host;
  private final SlowFacts facts;
  private final FixList fixes;
  private final HostChecks hosts;
  private final SystemChecks system;
  private final ToolkitChecks toolkit;
  private final CardTest cardTest;
  private final int port;

  Here(Host host, SlowFacts facts, FixList fixes, CardTest cardTest, int port) {
    this.host = host;
    this.facts = facts;
    this.fixes = fixes;
    this.hosts = new HostChecks(host);
    this.system = new SystemChecks(host, fixes);
    this.toolkit = new ToolkitChecks(host, fixes);
    this.cardTest = cardTest;
    this.port = port;
  }

  @Override
  public Finding driver() {
    return GpuChecks.driver(facts.cards(), facts.bus(), Wsl.of(host));
  }

  @Override
  public Finding toolkit() {
    return toolkit.toolkit(hasCard(), facts.soon());
  }

  @Override
  public Finding cdi() {
    String driver = facts.cards(SlowFacts.SHORT).map(GpuReading::driver).orElse("");
    return hasCard() ? toolkit.cdi(driver, facts.soon()) : Finding.of(FindingKind.CDI_NO_CARD);
  }

  @Override
  public Finding request() {
    Optional<List<Gpu>> cards = facts.cards(SlowFacts.LIMIT).map(GpuReading::gpus);
    if (cards.isEmpty()) {
      return Finding.of(FindingKind.REQUEST_NO_DRIVER);
    }
    return cards.get().isEmpty()
        ? Finding.of(FindingKind.REQUEST_NO_CARD)
        : cardTest.run(facts.found());
  }

  @Override
  public Finding kept() {
    return new KeptCheck(fixes)
        .run(facts.engine(), hasCard() ? FindingKind.KEPT_NONE : FindingKind.KEPT_NO_CARD);
  }

  @Override
  public Finding graphicsMemory() {
    return facts
        .cards(ALMOST)
        .map(reading -> GpuChecks.memory(reading.gpus(), reading.reservedMiB()))
        .orElseGet(() -> Finding.of(FindingKind.GPU_MEMORY_NO_DRIVER));
  }

  @Override
  public Finding mode() {
    return facts
        .cards(ALMOST)
        .map(reading -> GpuChecks.mode(reading.gpus(), reading.modes()))
        .orElseGet(() -> Finding.of(FindingKind.GPU_MODE_NO_DRIVER));
  }

  @Override
  public Finding memory() {
    return hosts.memory();
  }

  @Override
  public Finding processor() {
    return hosts.cpu(Runtime.getRuntime().availableProcessors());
  }

  @Override
  public Finding disk() {
    if (inDesktop().isPresent()) {
      return EngineComputer.diskInside(facts.inside(SlowFacts.SHORT));
    }
    return images()
        .map(images -> HostChecks.disk(images, DiskFacts.of(host.home())))
        .orElseGet(
            () ->
                Finding.of(FindingKind.DISK_UNKNOWN).proof(DiskFacts.imageFolder(host).toString()));
  }

  @Override
  public Finding limits() {
    return hosts.limits();
  }

  @Override
  public Finding port() {
    return new PortCheck(host).run(port, facts::soon);
  }

  @Override
  public Finding selinux() {
    return system.selinux(facts.soon());
  }

  @Override
  public Finding apparmor() {
    return system.apparmor(facts.soon());
  }

  @Override
  public Machine machine() {
    List<Gpu> cards = facts.cards(Duration.ZERO).map(GpuReading::gpus).orElse(List.of());
    return inDesktop()
        .map(
            info -> Elsewhere.machine(SystemCheck.HERE, info, facts.inside(SlowFacts.LIMIT), cards))
        .orElseGet(() -> SystemCheck.machine(host, cards, images()));
  }

  /** The engine, when it has a virtual machine of its own. */
  private Optional<EngineInfo> inDesktop() {
    return facts.soon().filter(EngineFacts::desktop).flatMap(EngineFacts::info);
  }

  private boolean hasCard() {
    return Wsl.of(host).lends()
        || !facts.bus(SlowFacts.SHORT).map(Graphics.Bus::nvidia).orElse(List.of()).isEmpty()
        || !facts.cards(SlowFacts.SHORT).map(GpuReading::gpus).orElse(List.of()).isEmpty();
  }

  /** Docker's own folder when the engine answers soon, else the usual. */
  private Optional<DiskFacts> images() {
    Path folder =
        facts
            .soon()
            .filter(EngineFacts::local)
            .flatMap(EngineFacts::info)
            .map(EngineInfo::rootDir)
            .filter(path -> path.startsWith("/"))
            .map(host::at)
            .orElseGet(() -> DiskFacts.imageFolder(host));
    return DiskFacts.of(folder);
  }
}
