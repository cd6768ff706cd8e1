package org.imagewizard.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.imagewizard.docker.Engine;
import org.imagewizard.docker.EngineInfo;
import org.imagewizard.docker.EngineTraits;
import org.imagewizard.docker.LocalImage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a killed check left goes; what another one uses stays. */
class LeftoversTest {
  /** The engine's clock, which is not ours. */
  private static final Instant NOW = Instant.parse("2031-05-01T12:00:00.5Z");

  private static final long NOBODY = 999_999_999_999L;

  @TempDir Path folder;
  private final List<String> removed = new ArrayList<>();
  private Host host;

  @BeforeEach
  void aHost() {
    host = new FakeHost(folder).file("/proc/sys/kernel/random/boot_id", "ab-12\n").host();
  }

  /** Holds one image, and answers nothing else. */
  private Engine holding(String name, Instant created, String clock) {
    EngineTraits traits = new EngineTraits("", "linux", "", false, "", List.of(), List.of(), clock);
    EngineInfo info =
        new EngineInfo(
            "tcp://lab:2375",
            "27.5.1",
            "1.47",
            "/var/lib/docker",
            "overlay2",
            "2",
            List.of(),
            List.of(),
            List.of(),
            "Ubuntu 24.04",
            "x86_64",
            8,
            16_000,
            0,
            traits);
    LocalImage image =
        new LocalImage("id", List.of(name), List.of(), created.toString(), 1, Map.of());
    return (Engine)
        Proxy.newProxyInstance(
            Engine.class.getClassLoader(),
            new Class<?>[] {Engine.class},
            (proxy, method, arguments) ->
                switch (method.getName()) {
                  case "info" -> info;
                  case "images" -> List.of(image);
                  case "containers" -> List.of();
                  case "removeImage" -> {
                    removed.add((String) arguments[0]);
                    yield null;
                  }
                  default -> throw new AssertionError(method.getName());
                });
  }

  private List<String> after(String name, Instant created, String clock) {
    removed.clear();
    new Leftovers(host, holding(name, created, clock)).remove();
    return List.copyOf(removed);
  }

  @Test
  void whatALivingCheckUsesStaysHoweverOldItLooks() {
    String mine = ProbeName.fresh(host).reference();
    assertThat(after(mine, Instant.EPOCH, NOW.toString())).isEmpty();
  }

  @Test
  void whatADeadProcessOfThisComputerLeftGoesAtOnce() {
    ProbeName mine = ProbeName.fresh(host);
    String dead = new ProbeName(mine.computer(), NOBODY, mine.started(), 1).reference();
    assertThat(after(dead, NOW, NOW.toString())).containsExactly(dead);
    String numberUsedAgain =
        new ProbeName(mine.computer(), mine.pid(), mine.started() - 60_000, 1).reference();
    assertThat(after(numberUsedAgain, NOW, NOW.toString())).containsExactly(numberUsedAgain);
  }

  @Test
  void ofAnotherComputerOnlyTheAgeCountsByTheEnginesClock() {
    String theirs = new ProbeName("xother", NOBODY, 1, 1).reference();
    Instant young = NOW.minus(Leftovers.OLD).plusSeconds(60);
    Instant old = NOW.minus(Leftovers.OLD).minusSeconds(60);
    assertThat(after(theirs, young, NOW.toString())).isEmpty();
    assertThat(after(theirs, old, NOW.toString())).containsExactly(theirs);
    assertThat(after(theirs, old, "no clock")).isEmpty();
  }

  @Test
  void namesOfEarlierVersionsAndOfOthersAreNotMistaken() {
    assertThat(after("image-wizard/probe:check", NOW, NOW.toString())).isEmpty();
    assertThat(after("image-wizard/probe:check", Instant.EPOCH, NOW.toString())).hasSize(1);
    assertThat(after("busybox:latest", Instant.EPOCH, NOW.toString())).isEmpty();
  }

  @Test
  void aNameIsReadBackAndAcceptedAsATag() {
    ProbeName name = ProbeName.fresh(host);
    assertThat(ProbeName.parse(name.reference())).contains(name);
    assertThat(name.reference()).matches("image-wizard/probe:[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}");
    assertThat(ProbeName.fresh(host)).isNotEqualTo(name);
  }
}
