package org.imagewizard.machine;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.imagewizard.base.task.Daemon;
import org.imagewizard.docker.Engine;

/**
 * What several checks of one run share and what takes its time: each fact is asked for once, when
 * this is made, and each check waits for it as long as it likes. Thread-safe.
 */
final class SlowFacts {
  static final Duration LIMIT = Duration.ofSeconds(6);

  /** The search gives each place 6 seconds, side by side. */
  static final Duration SEARCH_LIMIT = Duration.ofSeconds(8);

  /** The same for one on another computer, behind SSH perhaps. */
  static final Duration ELSEWHERE = Duration.ofSeconds(20);

  /** Shorter than the limit of the probe that waits, so that it can still answer without. */
  static final Duration SHORT = Duration.ofSeconds(4);

  /** The probe's own limit is the shorter one: it ends the waiting. */
  private static final Duration ANY = ELSEWHERE.plus(ELSEWHERE);

  private static final long TIDY_SECONDS = 3;

  private final boolean namedElsewhere;
  private final Late<EngineFacts> engine;
  private final Late<GpuReading> cards;
  private final Late<Graphics.Bus> bus;
  private final Late<RegistryAnswer> registry;
  private final Late<Optional<Inside>> inside;

  /**
   * @param hardware whether this computer's cards are of interest
   */
  SlowFacts(SystemCheck.Surroundings around, boolean hardware) {
    Host host = around.host();
    this.namedElsewhere = around.elsewhere();
    this.engine = Late.start("engine", () -> EngineFacts.of(around.engines().get()));
    Graphics graphics = new Graphics(host, around.nvml());
    this.cards =
        hardware
            ? Late.start("graphics cards", () -> new Holders(engine).named(graphics.read()))
            : Late.known(GpuReading.none(List.of()));
    this.bus = Late.start("bus", graphics::bus);
    URI address = around.registry();
    this.registry = Late.start("registry", () -> RegistryAnswer.ask(address, host.env()));
    this.inside = Late.start("inside", () -> lookInside(host));
  }

  private Optional<Inside> lookInside(Host host) {
    return found()
        .filter(one -> one.info().isPresent() && !one.local())
        .flatMap(EngineFacts::engine)
        .flatMap(one -> Inside.read(host, one));
  }

  /**
   * Whether the engine runs on another computer. Where a person named one there, it counts also
   * when it does not answer; but where the current context leads nowhere, an engine of this
   * computer may have taken its place.
   */
  boolean elsewhere() {
    return namedElsewhere
        && soon().filter(one -> one.info().isPresent() && !one.remote()).isEmpty();
  }

  EngineFacts engine() {
    return engine.within(ANY).orElseThrow();
  }

  /** The engine, unless it takes too long for a check that can do without. */
  Optional<EngineFacts> soon() {
    return engine.within(namedElsewhere ? ELSEWHERE : SHORT);
  }

  /** The engine, for a check that needs it and has the time. */
  Optional<EngineFacts> found() {
    return engine.within(namedElsewhere ? ELSEWHERE : SEARCH_LIMIT);
  }

  GpuReading cards() {
    return cards.within(ANY).orElseThrow();
  }

  Optional<GpuReading> cards(Duration limit) {
    return cards.within(limit);
  }

  Graphics.Bus bus() {
    return bus.within(ANY).orElseThrow();
  }

  Optional<Graphics.Bus> bus(Duration limit) {
    return bus.within(limit);
  }

  RegistryAnswer registry() {
    return registry.within(ANY).orElseThrow();
  }

  /** What a container on an engine with a system of its own sees. */
  Optional<Inside> inside(Duration limit) {
    return inside.within(limit).flatMap(found -> found);
  }

  /**
   * Lets go of the engine once the test containers are gone, without waiting for them much.
   *
   * @param last runs on an engine still
   */
  void close(CardTest last) {
    cards.stop();
    bus.stop();
    registry.stop();
    if (last.idle()) {
      // Only after a cancel or its limit does the search still run: nobody waits for it.
      engine.stop();
    }
    Thread closing =
        Daemon.start(
            "engine close",
            () -> {
              last.await();
              inside.end();
              engine.within(SEARCH_LIMIT).flatMap(EngineFacts::engine).ifPresent(Engine::close);
            });
    try {
      closing.join(TimeUnit.SECONDS.toMillis(TIDY_SECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
