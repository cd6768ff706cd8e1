package org.imagewizard.machine;

import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** A file's hardware in the place of a computer's; the system around it is the computer's own. */
final class StandIn implements EngineComputer {
  private final Machine machine;
  private final Supplier<EngineComputer> own;
  private final SlowFacts facts;
  private final FixList fixes;
  private final CardTest cardTest;

  /**
   * @param own the computer that the engine runs on
   */
  StandIn(
      Machine machine,
      Supplier<EngineComputer> own,
      SlowFacts facts,
      FixList fixes,
      CardTest cardTest) {
    this.machine = machine;
    this.own = own;
    this.facts = facts;
    this.fixes = fixes;
    this.cardTest = cardTest;
  }

  @Override
  public Finding driver() {
    return of(Finding.of(FindingKind.DRIVER_STAND_IN));
  }

  @Override
  public Finding toolkit() {
    return Finding.of(FindingKind.TOOLKIT_NO_CARD);
  }

  @Override
  public Finding cdi() {
    return Finding.of(FindingKind.CDI_NO_CARD);
  }

  /** Only an engine that knows cards is asked: the file says nothing of it. */
  @Override
  public Finding request() {
    if (machine.gpus().isEmpty()) {
      return of(Finding.of(FindingKind.REQUEST_NO_CARD));
    }
    return facts
        .found()
        .flatMap(EngineFacts::info)
        .filter(one -> !cardTest.takesRequests(one))
        .map(one -> of(Finding.of(FindingKind.REQUEST_KNOWS_NONE)))
        .orElseGet(() -> cardTest.run(facts.found()));
  }

  @Override
  public Finding kept() {
    return new KeptCheck(fixes).run(facts.engine(), FindingKind.KEPT_NO_CARD);
  }

  @Override
  public Finding graphicsMemory() {
    return of(GpuChecks.memory(machine.gpus(), Map.of()));
  }

  @Override
  public Finding mode() {
    return Finding.of(FindingKind.GPU_MODE_NO_CARD);
  }

  @Override
  public Finding memory() {
    return of(HostChecks.memory(machine.memoryMiB(), machine.memoryAvailableMiB()));
  }

  @Override
  public Finding processor() {
    return of(Finding.of(FindingKind.CPU_OK, machine.cpus()));
  }

  @Override
  public Finding disk() {
    return of(
        HostChecks.disk(machine.diskFreeMiB(), OptionalLong.empty())
            .proof("diskFreeMiB: " + machine.diskFreeMiB()));
  }

  @Override
  public Finding limits() {
    return own.get().limits();
  }

  @Override
  public Finding port() {
    return own.get().port();
  }

  @Override
  public Finding selinux() {
    return own.get().selinux();
  }

  @Override
  public Finding apparmor() {
    return own.get().apparmor();
  }

  @Override
  public Machine machine() {
    return machine;
  }

  private Finding of(Finding finding) {
    return finding.from(machine.source());
  }
}
