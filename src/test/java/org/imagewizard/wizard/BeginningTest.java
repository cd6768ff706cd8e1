package org.imagewizard.wizard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.base.task.Cancellation;
import org.imagewizard.base.text.Languages;
import org.imagewizard.catalog.Catalog;
import org.imagewizard.catalog.CatalogLoader;
import org.imagewizard.catalog.Preset;
import org.imagewizard.fit.BranchAndBound;
import org.imagewizard.fit.Fit;
import org.imagewizard.fit.LanguageModel;
import org.imagewizard.fit.Placement;
import org.imagewizard.fit.Wishes;
import org.imagewizard.machine.Gpu;
import org.imagewizard.machine.Machine;
import org.junit.jupiter.api.Test;

/** The presets of the templates, each tried on the bundled catalog. */
class BeginningTest {
  private static final Catalog CATALOG = new CatalogLoader().bundled();
  private static final Draft FRESH = Draft.fresh(Path.of("/home/somebody"), "lab-server");

  private static Draft start(String preset, Draft draft) {
    return Beginning.from(Preset.named(preset), draft, CATALOG, false);
  }

  private static Placement placement(Draft draft) {
    Machine machine =
        new Machine(
            "a test",
            64_000,
            60_000,
            16,
            500_000,
            List.of(new Gpu(0, "", "Card", 12_288, 0, false, List.of())));
    return new Fit(new BranchAndBound())
        .propose(CATALOG, machine, draft.wishes(), Map.of(), new Cancellation())
        .placement();
  }

  @Test
  void everyNameInThemExists() {
    for (Preset preset : Preset.bundled()) {
      assertThat(Languages.ALL)
          .allSatisfy(language -> assertThat(preset.title().in(language)).isNotBlank())
          .allSatisfy(language -> assertThat(preset.description().in(language)).isNotBlank());
      assertThat(preset.only()).allMatch(id -> CATALOG.capability(id).isPresent());
      assertThat(preset.replicas().keySet()).allMatch(s -> CATALOG.service(s).isPresent());
    }
    assertThat(Preset.bundled())
        .extracting(Preset::id)
        .contains("testing", "production", "audio-only", "tactile-only", "text-only", "everything");
  }

  @Test
  void onlyWhatIsMeantIsOn() {
    for (String id : List.of("audio-only", "tactile-only", "text-only")) {
      assertThat(placement(start(id, FRESH)).capabilities())
          .as(id)
          .containsExactlyInAnyOrderElementsOf(Preset.named(id).only());
    }
    assertThat(placement(start("tactile-only", FRESH)).places().get("espnet-tts").isOn()).isFalse();
    assertThat(placement(start("everything", FRESH)).objective())
        .isEqualTo(placement(FRESH).objective());
  }

  @Test
  void testingAndProductionAreAsTheGuideMeansThem() {
    Draft production = start("production", FRESH);
    assertThat(production.settings().channel()).isEqualTo("latest");
    assertThat(production.wishes().replicas()).containsEntry("supercollider", 2);
    Draft testing = start("testing", FRESH);
    assertThat(testing.settings().channel()).isEqualTo("unstable");
    assertThat(testing.wishes().replicas()).containsEntry("supercollider", 1);
  }

  @Test
  void whatThePersonSaidWins() {
    Wishes said =
        new Wishes(
            Optional.empty(),
            List.of("photos-to-touch"),
            List.of(),
            Map.of(),
            Map.of("supercollider", 3),
            LanguageModel.REMOTE,
            List.of());
    Draft draft =
        FRESH.withWishes(said).withSettings(FRESH.settings().withChannel("2026-05-12T14.30"));
    Draft begun = Beginning.from(Preset.named("production"), draft, CATALOG, true);
    assertThat(begun.settings().channel()).isEqualTo("2026-05-12T14.30");
    assertThat(begun.wishes().replicas()).containsEntry("supercollider", 3);
    assertThat(start("audio-only", draft).wishes().without()).doesNotContain("photos-to-touch");
  }

  @Test
  void anUnknownNameIsRefusedWithTheNearest() {
    assertThatThrownBy(() -> Preset.named("audio-onyl"))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.problem().summary()).contains("Did you mean audio-only?"));
  }
}
