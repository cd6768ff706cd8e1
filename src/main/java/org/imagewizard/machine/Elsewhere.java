package org.imagewizard.machine;

import java.util.List;
import java.util.Optional;
import org.imagewizard.docker.EngineFinder;
import org.imagewizard.docker.EngineInfo;

/** Another computer, of which only its engine tells; nothing of this one is said in its place. */
final class Elsewhere implements EngineComputer {
  private final SlowFacts facts;
  private final FixList fixes;
  private final ToolkitChecks toolkit;
  private final CardTest cardTest;
  private final int port;

  Elsewhere(SlowFacts facts, FixList fixes, ToolkitChecks toolkit, CardTest cardTest, int port) {
    this.facts = facts;
    this.fixes = fixes;
    this.toolkit = toolkit;
    this.cardTest = cardTest;
    this.port = port;
  }

  @Override
  public Finding driver() {
    return Finding.of(FindingKind.DRIVER_REMOTE);
  }

  @Override
  public Finding toolkit() {
    return Finding.of(FindingKind.TOOLKIT_ELSEWHERE);
  }

  @Override
  public Finding cdi() {
    return info().isEmpty() ? Finding.of(FindingKind.CDI_NO_ENGINE) : toolkit.cdi("", facts.soon());
  }

  @Override
  public Finding request() {
    return cardTest.run(facts.found());
  }

  @Override
  public Finding kept() {
    return new KeptCheck(fixes).run(facts.engine(), FindingKind.KEPT_NONE);
  }

  @Override
  public Finding graphicsMemory() {
    return Finding.of(FindingKind.GPU_MEMORY_ELSEWHERE);
  }

  @Override
  public Finding mode() {
    return Finding.of(FindingKind.GPU_MODE_ELSEWHERE);
  }

  @Override
  public Finding memory() {
    if (info().isEmpty()) {
      return Finding.of(FindingKind.MEMORY_NO_ENGINE);
    }
    Machine there = machine();
    return HostChecks.memory(there.memoryMiB(), there.memoryAvailableMiB());
  }

  @Override
  public Finding processor() {
    return info()
        .map(info -> Finding.of(FindingKind.CPU_OK, info.cpus()))
        .orElseGet(() -> Finding.of(FindingKind.CPU_NO_ENGINE));
  }

  @Override
  public Finding disk() {
    return info().isEmpty()
        ? Finding.of(FindingKind.DISK_NO_ENGINE)
        : EngineComputer.diskInside(inside());
  }

  @Override
  public Finding limits() {
    return Finding.of(FindingKind.LIMITS_ELSEWHERE);
  }

  @Override
  public Finding port() {
    return PortCheck.there(port, facts.soon().flatMap(EngineFacts::engine));
  }

  @Override
  public Finding selinux() {
    return SystemChecks.selinuxThere(facts.soon());
  }

  @Override
  public Finding apparmor() {
    return SystemChecks.apparmorThere(facts.soon());
  }

  /** Of another computer's cards the memory is not known from here: a file can say it. */
  @Override
  public Machine machine() {
    return info()
        .map(info -> machine(info.endpoint(), info, inside(), List.of()))
        .orElseGet(() -> new Machine(address(), 0, 0, 0, 0, List.of()));
  }

  /** What a computer's engine tells of it. */
  static Machine machine(String source, EngineInfo info, Optional<Inside> inside, List<Gpu> cards) {
    long memory = info.memoryMiB();
    long available = inside.map(Inside::memoryAvailableMiB).filter(mib -> mib > 0).orElse(memory);
    return new Machine(
        source,
        memory,
        Math.min(available, memory),
        info.cpus(),
        inside.map(Inside::diskFreeMiB).orElse(0L),
        cards);
  }

  private String address() {
    return facts.soon().stream()
        .flatMap(one -> one.attempts().stream())
        .map(EngineFinder.Attempt::endpoint)
        .findFirst()
        .orElse("");
  }

  private Optional<EngineInfo> info() {
    return facts.soon().flatMap(EngineFacts::info);
  }

  private Optional<Inside> inside() {
    return facts.inside(SlowFacts.LIMIT.multipliedBy(3));
  }
}
