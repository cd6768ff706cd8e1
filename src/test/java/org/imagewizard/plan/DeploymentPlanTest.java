package org.imagewizard.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.imagewizard.catalog.LocalModel;
import org.imagewizard.fit.LanguageModel;
import org.imagewizard.fit.Place;
import org.imagewizard.plan.DeploymentPlan.PlannedService;
import org.junit.jupiter.api.Test;

/** A changed plan differs in what was changed, and in nothing else. */
class DeploymentPlanTest {
  private static final DeploymentPlan PLAN =
      new DeploymentPlan(
          1,
          "lab",
          "/srv/image",
          "latest",
          "mirror.example.org/x",
          LanguageModel.LOCAL,
          List.of(new PlannedService("orchestrator", Place.CPU, 2, "1.2.3")),
          List.of("photo-audio"),
          Map.of(0, "GPU-1"),
          List.of("places"),
          8123,
          DeploymentPlan.Reach.LAB,
          DeploymentPlan.Restart.UNLESS_STOPPED,
          true,
          true,
          false,
          77,
          5,
          6,
          true,
          "image-lab",
          new Site("lab.example.org", "/x", Site.Traefik.JOIN, "me@example.org", "", "", "r", 444),
          Optional.of(new LocalModel("some-model", 4096)));

  @Test
  void nothingElseChanges() {
    assertThat(PLAN.withServices(PLAN.services())).isEqualTo(PLAN);
    assertThat(PLAN.withImages(PLAN.channel(), PLAN.registry())).isEqualTo(PLAN);
    assertThat(PLAN.withOwnNetwork()).isEqualTo(PLAN);
    assertThat(PLAN.withServices(List.of()).services()).isEmpty();
    assertThat(PLAN.withImages("a", "b").channel()).isEqualTo("a");
    assertThat(PLAN.withImages("a", "b").registry()).isEqualTo("b");
  }
}
