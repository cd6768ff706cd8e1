package org.imagewizard.wizard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.imagewizard.catalog.Catalog;
import org.imagewizard.catalog.CatalogLoader;
import org.imagewizard.catalog.Preset;
import org.imagewizard.fit.Limits;
import org.imagewizard.machine.Gpu;
import org.imagewizard.machine.Machine;
import org.imagewizard.wizard.Room.Choice;
import org.imagewizard.wizard.Room.Kind;
import org.junit.jupiter.api.Test;

/** What can be picked, what is picked, and what follows for the command line. */
class RoomTest {
  private static final Gpu CARD = new Gpu(0, "", "RTX 3070", 8192, 2756, true, List.of());
  private static final Machine MACHINE =
      new Machine("a test", 32_768, 20_000, 8, 100_000, List.of(CARD));

  @Test
  void measuredAndUsualComeFirstAndNothingIsLargerThanThereIs() {
    Room room = new Room(MACHINE, Limits.NONE);
    assertThat(room.card(CARD, Kind.FREE))
        .startsWith(
            new Choice(OptionalLong.empty(), 5436, false),
            new Choice(OptionalLong.of(8192), 8192, true))
        .allMatch(choice -> choice.mib() <= 8192)
        .doesNotHaveDuplicates();
    assertThat(room.card(CARD, Kind.RESERVE))
        .extracting(Choice::mib)
        .containsExactly(1024L, 0L, 512L, 2048L, 4096L);
    assertThat(room.memory(Kind.FREE)).extracting(Choice::mib).startsWith(20_000L, 32_768L);
    assertThat(room.picked(CARD, Kind.FREE)).isEqualTo(room.card(CARD, Kind.FREE).getFirst());
  }

  @Test
  void whatIsPickedIsPickedAndCanBeTakenBack() {
    Room room = new Room(MACHINE, Limits.NONE);
    for (Kind kind : Kind.values()) {
      for (Choice choice : room.card(CARD, kind)) {
        assertThat(new Room(MACHINE, room.pick(CARD, kind, choice)).picked(CARD, kind))
            .isEqualTo(choice);
      }
      for (Choice choice : room.memory(kind)) {
        Room after = new Room(MACHINE, room.pick(kind, choice));
        assertThat(after.picked(kind)).isEqualTo(choice);
        assertThat(after.pick(kind, after.memory(kind).getFirst())).isEqualTo(Limits.NONE);
      }
    }
    Limits alone = Limits.NONE.withGpu(0, false);
    assertThat(new Room(MACHINE, alone).uses(CARD)).isFalse();
    assertThat(alone.withGpu(0, true)).isEqualTo(Limits.NONE);
  }

  @Test
  void aSizeThatWasTypedElsewhereIsStillWhatIsPicked() {
    Limits typed =
        Limits.NONE
            .withGpuReserve(Limits.EVERY_CARD, OptionalLong.of(700))
            .withRam(OptionalLong.of(12_345));
    Room room = new Room(MACHINE, typed);
    assertThat(room.picked(CARD, Kind.RESERVE).mib()).isEqualTo(700);
    assertThat(room.picked(Kind.FREE).mib()).isEqualTo(12_345);
  }

  @Test
  void aPresetStartsAgainButLeavesTheRoom() {
    Catalog catalog = new CatalogLoader().bundled();
    Draft draft = Draft.fresh(Path.of("/home/somebody"), "lab-server");
    Limits limits = Limits.NONE.withGpu(0, false);
    Draft production =
        Beginning.again(
            Preset.named("production"),
            draft.withWishes(draft.wishes().withLimits(limits).withWants(List.of("french"))),
            catalog);
    assertThat(production.wishes().wants()).isEmpty();
    assertThat(production.wishes().replicas()).containsEntry("supercollider", 2);
    Draft testing = Beginning.again(Preset.named("testing"), production, catalog);
    assertThat(testing.wishes().replicas()).containsEntry("supercollider", 1);
    assertThat(testing.settings().channel()).isEqualTo("unstable");
    assertThat(testing.wishes().limits()).isEqualTo(limits);
    assertThat(EquivalentCommand.of(Step.SERVICES, testing)).contains("--without-gpu 0");
  }
}
