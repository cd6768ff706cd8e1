package org.imagewizard.machine;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** One run of the system check: its probes. Closed when all of them are done. */
final class CheckRun implements AutoCloseable {
  private static final Set<Check> STOPPING = Set.of(Check.ENGINE, Check.RIGHTS, Check.COMPOSE);

  private final SystemCheck.Surroundings around;
  private final Host host;
  private final FixList fixes;
  private final SlowFacts facts;
  private final CardTest cardTest;
  private final EngineComputer here;
  private final EngineComputer elsewhere;
  private final Optional<EngineComputer> standIn;

  CheckRun(SystemCheck.Surroundings around, Optional<Machine> standIn) {
    this.around = around;
    this.host = around.host();
    this.fixes = new FixList(host);
    this.facts = new SlowFacts(around, standIn.isEmpty());
    this.cardTest = new CardTest(host, fixes);
    this.here = new Here(host, facts, fixes, cardTest, around.port());
    this.elsewhere =
        new Elsewhere(facts, fixes, new ToolkitChecks(host, fixes), cardTest, around.port());
    this.standIn = standIn.map(machine -> new StandIn(machine, this::own, facts, fixes, cardTest));
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
      return SlowFacts.ELSEWHERE.plus(check == Check.REQUEST ? CardTest.LIMIT : SlowFacts.LIMIT);
    }
    return switch (check) {
      case ENGINE, RIGHTS, FLAVOUR, OTHERS, STORAGE, SETTINGS, ENGINE_MEMORY, TRAEFIK, KEPT ->
          SlowFacts.SEARCH_LIMIT;
      case REQUEST -> SlowFacts.SEARCH_LIMIT.plus(CardTest.LIMIT);
      default -> SlowFacts.LIMIT;
    };
  }

  private Supplier<Finding> work(Check check) {
    EngineChecks engines = new EngineChecks(host, fixes);
    SystemChecks system = new SystemChecks(host, fixes);
    RegistryCheck net = new RegistryCheck(around.registry(), host.env());
    return switch (check) {
      case ENGINE -> () -> engines.engine(facts.engine());
      case RIGHTS -> () -> engines.rights(facts.engine());
      case FLAVOUR -> () -> SetupChecks.flavour(facts.engine());
      case OTHERS -> () -> SetupChecks.others(facts.engine());
      case STORAGE -> () -> SetupChecks.storage(facts.engine());
      case SETTINGS -> () -> SetupChecks.settings(facts.engine(), host.env());
      case ENGINE_MEMORY ->
          () -> SetupChecks.memory(facts.engine(), MemoryFacts.wholeMiB(host).orElse(0));
      case COMPOSE -> () -> new ComposeCheck(host, fixes).run();
      case DRIVER -> () -> computer().driver();
      case TOOLKIT -> () -> computer().toolkit();
      case CDI -> () -> computer().cdi();
      case REQUEST -> () -> computer().request();
      case KEPT -> () -> computer().kept();
      case GPU_MEMORY -> () -> computer().graphicsMemory();
      case GPU_MODE -> () -> computer().mode();
      case MEMORY -> () -> computer().memory();
      case CPU -> () -> computer().processor();
      case DISK -> () -> computer().disk();
      case LIMITS -> () -> computer().limits();
      case CLOCK -> this::clock;
      case PORT -> () -> computer().port();
      case REGISTRY -> () -> net.registry(facts.registry());
      case TRAEFIK -> () -> system.traefik(Optional.of(facts.engine()));
      case GIT -> system::git;
      case SELINUX -> () -> computer().selinux();
      case APPARMOR -> () -> computer().apparmor();
    };
  }

  private EngineComputer computer() {
    return standIn.orElseGet(this::own);
  }

  private EngineComputer own() {
    return facts.elsewhere() ? elsewhere : here;
  }

  private Finding clock() {
    return RegistryCheck.clock(
        facts.registry(), around.registry().getHost(), facts.soon().flatMap(EngineFacts::clock));
  }

  /** The facts of the computer that the engine runs on; 0 where they could not be had. */
  Machine machine() {
    return computer().machine();
  }

  /**
   * The same, for who can do nothing without them.
   *
   * @throws org.imagewizard.base.problem.ProblemException kind ENGINE when that is another computer
   *     and its engine does not answer
   */
  Machine known() {
    if (facts.elsewhere()) {
      facts.engine().need();
    }
    return machine();
  }

  @Override
  public void close() {
    facts.close(cardTest);
  }
}
