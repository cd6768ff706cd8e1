package org.imagewizard.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.catalog.Catalog;
import org.imagewizard.catalog.CatalogLoader;
import org.imagewizard.fit.Explanation;
import org.imagewizard.fit.FitModel;
import org.imagewizard.fit.LanguageModel;
import org.imagewizard.fit.Place;
import org.imagewizard.fit.Placement;
import org.imagewizard.fit.Proposal;
import org.imagewizard.fit.Reasons;
import org.imagewizard.fit.Wishes;
import org.imagewizard.machine.Gpu;
import org.imagewizard.machine.Machine;
import org.imagewizard.plan.DeploymentPlan.PlannedService;
import org.junit.jupiter.api.Test;

class PlansTest {
  private static final Catalog CATALOG = new CatalogLoader().bundled();
  private static final Machine MACHINE =
      new Machine(
          "this computer",
          32_000,
          20_000,
          8,
          100_000,
          List.of(
              new Gpu(0, "GPU-aa", "Card", 8192, 0, false, List.of()),
              new Gpu(1, "", "Card", 8192, 0, false, List.of())));

  @Test
  void everyServiceOfTheSourceIsInThePlan() {
    DeploymentPlan plan = plan(Settings.defaults());

    assertThat(plan.services())
        .hasSameSizeAs(CATALOG.services())
        .contains(
            new PlannedService("orchestrator", Place.CPU, 1, ""),
            new PlannedService("espnet-tts", Place.gpu(0), 3, ""),
            new PlannedService("motd-handler", Place.OFF, 1, ""));
    assertThat(plan.gpuUuids()).isEqualTo(Map.of(0, "GPU-aa"));
    assertThat(plan.withoutKeys()).containsExactly("ocr");
    assertThat(plan.languageModel()).isEqualTo(LanguageModel.NONE);
    assertThat(plan.project()).isEqualTo("image-lab-server");
  }

  @Test
  void aPlanOfItsOwnSourceIsFine() {
    DeploymentPlan plan = plan(Settings.defaults().withNetworkName("image-two"));

    Plans.check(plan, CATALOG);

    assertThat(PlanFile.read(PlanFile.write(plan), "plan.yaml")).isEqualTo(plan);
  }

  @Test
  void aNameThatTheSourceLacksIsRefusedWithTheNearestOne() {
    refuses("- name: espnet-tts\n", "- name: espnet-tss\n", "espnet-tss", "espnet-tts?");
    refuses("capabilities: []", "capabilities: [nothing-known]", "nothing-known", "bundled");
  }

  @Test
  void aSettingOutOfItsRangeIsRefused() {
    Settings usual = Settings.defaults();
    for (Settings wrong :
        List.of(
            usual.withName("Lab"),
            usual.withPort(0),
            usual.withPort(70_000),
            usual.withChannel("a b"),
            usual.withRegistry("https://r.example"),
            usual.withNetworkName(""),
            usual.withMemcachedMiB(1))) {
      assertThatThrownBy(() -> plan(wrong)).isInstanceOf(ProblemException.class);
    }
  }

  private static void refuses(String text, String by, String... said) {
    String written = PlanFile.write(plan(Settings.defaults()));
    assertThat(written).contains(text);
    DeploymentPlan plan = PlanFile.read(written.replace(text, by), "plan.yaml");
    assertThatThrownBy(() -> Plans.check(plan, CATALOG))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("lab-server")
        .satisfies(e -> assertThat(e.getMessage()).contains(said));
  }

  private static DeploymentPlan plan(Settings settings) {
    Placement placement =
        new Placement(
            Map.of("orchestrator", Place.CPU, "espnet-tts", Place.gpu(0)),
            Set.of(),
            new Placement.Objective(0, 0, 2, 0, 0),
            true,
            0,
            List.of(),
            1);
    FitModel model =
        new FitModel(List.of(), List.of(), List.of(), List.of(), 0, 0, Map.of(), List.of());
    Wishes wishes =
        new Wishes(
            Optional.empty(),
            List.of(),
            List.of(),
            Map.of(),
            Map.of("espnet-tts", 3),
            LanguageModel.NONE,
            List.of("ocr"));
    return Plans.of(
        CATALOG,
        MACHINE,
        new Proposal(
            CATALOG,
            model,
            placement,
            List.of(),
            new Explanation(locale -> new Reasons(Map.of(), Map.of()), Map::of)),
        wishes,
        settings);
  }
}
