package org.imagewizard.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CheckGroupTest {
  private static final Finding NO_CARD = Finding.skip("gpu.driver", "No card here");
  private static final Finding ENGINE = Finding.ok("engine", "Docker 27.3 answers");
  private static final Finding COMPOSE = Finding.ok("compose", "Compose 2.29");
  private static final Finding DISK = Finding.warn("host.disk", "Little disk", List.of());
  private static final Finding PORT = Finding.fail("net.port", "Port taken", List.of());
  private static final Finding CPU = Finding.ok("host.cpu", "16 threads");

  @Test
  void theGroupWithTheWorstIsFirstAndInEachGroupTheWorstIs() {
    Map<CheckGroup, List<Finding>> groups =
        CheckGroup.of(List.of(NO_CARD, COMPOSE, CPU, ENGINE, DISK, PORT));
    assertThat(groups.keySet())
        .containsExactly(CheckGroup.COMPUTER, CheckGroup.DOCKER, CheckGroup.CARD);
    assertThat(groups.get(CheckGroup.COMPUTER)).containsExactly(PORT, DISK, CPU);
    assertThat(groups.get(CheckGroup.DOCKER)).containsExactly(ENGINE, COMPOSE);
  }

  @Test
  void aGroupOfWhichNothingIsKnownYetHasNoHeading() {
    assertThat(CheckGroup.of(List.of(COMPOSE))).containsOnlyKeys(CheckGroup.DOCKER);
    assertThat(CheckGroup.of(List.of())).isEmpty();
  }

  /** Of equals the card comes first, as most can go wrong there. */
  @Test
  void everyCheckHasAGroupAndEveryGroupAName() {
    List<Finding> all =
        Arrays.stream(Check.values()).map(check -> Finding.ok(check.id(), "fine")).toList();
    Map<CheckGroup, List<Finding>> groups = CheckGroup.of(all);
    assertThat(groups.keySet()).containsExactly(CheckGroup.values());
    assertThat(groups.get(CheckGroup.DOCKER)).extracting(Finding::id).contains("engine.memory");
    assertThat(groups.get(CheckGroup.COMPUTER))
        .extracting(Finding::id)
        .allMatch(id -> id.startsWith("host.") || id.startsWith("net."));
    assertThat(CheckGroup.COMPUTER.title().in(Locale.FRENCH)).isEqualTo("Ordinateur et réseau");
  }
}
