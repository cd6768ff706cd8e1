package org.imagewizard.gui.services;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.imagewizard.fit.Place;
import org.imagewizard.fit.Placement;
import org.imagewizard.fit.Reasons;
import org.junit.jupiter.api.Test;

class ReasonsSoFarTest {
  private final ReasonsSoFar before =
      new ReasonsSoFar(
          Map.of("depth", Place.CPU, "speech", Place.OFF),
          Set.of("photos"),
          new Reasons(
              Map.of("depth", "slower", "speech", "no room"),
              Map.of("photos", "fits", "charts", "does not fit")));

  private static Placement placement(Map<String, Place> places, Set<String> on) {
    return new Placement(places, on, new Placement.Objective(0, 0, 0, 0, 0), true, 0, List.of(), 0);
  }

  @Test
  void whatIsAsItWasKeepsItsReason() {
    Placement same = placement(Map.of("depth", Place.CPU, "speech", Place.OFF), Set.of("photos"));
    assertThat(before.of(same)).isEqualTo(before.reasons());
  }

  @Test
  void whatChangedHasNoneUntilItIsKnown() {
    Placement now = placement(Map.of("depth", Place.CPU, "speech", Place.CPU), Set.of());
    assertThat(before.of(now).services()).containsExactly(Map.entry("depth", "slower"));
    assertThat(before.of(now).capabilities()).containsExactly(Map.entry("charts", "does not fit"));
    assertThat(ReasonsSoFar.NONE.of(now)).isEqualTo(new Reasons(Map.of(), Map.of()));
  }
}
