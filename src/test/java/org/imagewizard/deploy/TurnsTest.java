package org.imagewizard.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.imagewizard.fit.Place;
import org.imagewizard.plan.DeploymentPlan.PlannedService;
import org.junit.jupiter.api.Test;

class TurnsTest {
  private static final Map<String, Long> MIB =
      Map.of("small", 500L, "large", 4_000L, "middle", 2_000L, "alone", 9_000L);

  private final Set<String> settled = new HashSet<>();

  private static Turns turns() {
    List<PlannedService> planned =
        List.of(
            new PlannedService("orchestrator", Place.CPU, 1, ""),
            new PlannedService("small", Place.gpu(0), 1, ""),
            new PlannedService("large", Place.gpu(0), 1, ""),
            new PlannedService("middle", Place.gpu(0), 1, ""),
            new PlannedService("alone", Place.gpu(1), 1, ""));
    return new Turns(
        List.of("orchestrator", "small", "large", "middle", "alone", "added-by-hand"),
        planned,
        service -> MIB.get(service.name()));
  }

  @Test
  void oneServiceACardTheLargestFirst() {
    Turns turns = turns();
    assertThat(turns.due(settled::contains))
        .containsExactly("orchestrator", "large", "alone", "added-by-hand");
    assertThat(turns.due(settled::contains)).isEmpty();
    assertThat(turns.waitsOn("small")).contains(0);
    assertThat(turns.waitsOn("large")).isEmpty();

    settled.addAll(Set.of("orchestrator", "alone"));
    assertThat(turns.due(settled::contains)).isEmpty();
    settled.add("large");
    assertThat(turns.due(settled::contains)).containsExactly("middle");
    settled.add("middle");
    assertThat(turns.due(settled::contains)).containsExactly("small");
    assertThat(turns.waitsOn("small")).isEmpty();
    assertThat(turns.hasBegun("small")).isTrue();
  }
}
