package org.imagewizard.fit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.base.task.Cancellation;
import org.junit.jupiter.api.Test;

/** Cases by hand, and changes of an instance whose effect is known without solving. */
class BranchAndBoundTest {
  private static final long CAP = 5_000_000;
  private final Solver solver = new BranchAndBound();

  private Placement solve(FitModel model) {
    return solve(model, Map.of());
  }

  private Placement solve(FitModel model, Map<String, Place> previous) {
    return solver.solve(model, previous, CAP, new Cancellation());
  }

  private static FitModel.Item card(String name, long vram, String... needs) {
    return item(name, true, false, vram, needs);
  }

  private static FitModel.Item item(
      String name, boolean gpu, boolean cpu, long vram, String... needs) {
    List<List<String>> groups = java.util.Arrays.stream(needs).map(List::of).toList();
    return new FitModel.Item(name, groups, gpu, cpu, vram, 1, 1, 1, 1, false);
  }

  private static FitModel.Goal goal(String id, int value, String... needs) {
    return new FitModel.Goal(
        id,
        value,
        java.util.Arrays.stream(needs).map(n -> List.of(n.split("\\|"))).toList(),
        List.of());
  }

  private static FitModel model(List<FitModel.Item> items, List<FitModel.Goal> goals, long card) {
    return new FitModel(
        items,
        goals,
        List.of(),
        List.of(new FitModel.Card(0, card, 0)),
        100,
        100,
        Map.of(),
        List.of());
  }

  @Test
  void twoSmallBeatOneLarge() {
    FitModel model =
        model(
            List.of(card("a", 5), card("b", 5), card("c", 9)),
            List.of(goal("ga", 3, "a"), goal("gb", 3, "b"), goal("gc", 5, "c")),
            10);
    assertThat(solve(model).capabilities()).containsExactly("ga", "gb");
  }

  @Test
  void anAlternativeThatIsSharedIsChosen() {
    FitModel model =
        model(
            List.of(card("a", 2), card("b", 1), card("c", 1)),
            List.of(goal("one", 1, "b|a"), goal("two", 1, "c|a")),
            10);
    assertThat(solve(model).objective().services()).isEqualTo(1);
  }

  @Test
  void anExtraMayBringInAServiceThatNothingNeeds() {
    FitModel.Goal goal =
        new FitModel.Goal(
            "g", 1, List.of(List.of("a")), List.of(new FitModel.Bonus(List.of("b"), 2)));
    Placement answer = solve(model(List.of(card("a", 1), card("b", 1)), List.of(goal), 10));
    assertThat(answer.objective().value()).isEqualTo(3);
    assertThat(answer.places()).containsEntry("b", Place.gpu(0));
  }

  @Test
  void aWorthlessCapabilityIsOnOnlyWhenWanted() {
    FitModel model = model(List.of(card("a", 1)), List.of(goal("g", 0)), 10);
    assertThat(solve(model).capabilities()).isEmpty();
    assertThat(solve(Models.withWants(model, List.of("g"))).capabilities()).containsExactly("g");
  }

  @Test
  void aCircleOfNeedsIsOnTogether() {
    FitModel model =
        model(
            List.of(card("a", 1, "b"), card("b", 1, "c"), card("c", 1, "a"), card("d", 1, "d")),
            List.of(goal("g", 1, "a"), goal("h", 1, "d")),
            10);
    Placement answer = solve(model);
    assertThat(answer.objective().services()).isEqualTo(4);
    assertThat(startOrder(model, answer)).containsExactlyInAnyOrder("a", "b", "c", "d");
  }

  @Test
  void aMissingNeedKeepsItsServiceOff() {
    FitModel model =
        model(List.of(card("a", 1, "ghost")), List.of(goal("g", 1, "a"), goal("h", 1)), 10);
    assertThat(solve(model).capabilities()).containsExactly("h");
  }

  @Test
  void rivalsRunTogetherOnlyWhenBothArePinned() {
    FitModel free =
        new FitModel(
            List.of(card("a", 1), card("b", 1)),
            List.of(goal("ga", 1, "a"), goal("gb", 2, "b")),
            List.of(List.of("a", "b")),
            List.of(new FitModel.Card(0, 10, 0)),
            100,
            100,
            Map.of(),
            List.of());
    assertThat(solve(free).capabilities()).containsExactly("gb");
    FitModel pinned = Models.withPins(free, Map.of("a", "on", "b", "gpu:0"));
    assertThat(solve(pinned).capabilities()).containsExactly("ga", "gb");
  }

  @Test
  void whatIsAlwaysOnAndDoesNotFitIsNamed() {
    FitModel.Item base = new FitModel.Item("base", List.of(), false, true, 0, 500, 500, 1, 1, true);
    Placement answer = solve(model(List.of(base), List.of(goal("g", 1)), 10));
    assertThat(answer.conflict()).containsExactly("base base");
    assertThat(answer.capabilities()).containsExactly("g");
  }

  @Test
  void theFirstToStartIsWhatOthersNeed() {
    FitModel model =
        model(
            List.of(
                card("small", 1),
                card("large", 3),
                item("late", false, true, 0, "small", "calm"),
                item("calm", false, true, 0)),
            List.of(goal("g", 1, "late", "large")),
            10);
    assertThat(startOrder(model, solve(model))).containsExactly("large", "small", "calm", "late");
  }

  /** Cards first, as for a catalog of plain services. */
  private static List<String> startOrder(FitModel model, Placement placement) {
    return StartOrder.of(model, placement.places(), item -> item.gpu() ? 1 : 2);
  }

  @Test
  void moreMemoryNeverLowersTheValueAndAPlanFedBackStays() {
    int compared = 0;
    for (int seed = 20_000; seed < 20_400; seed++) {
      FitModel model = new RandomModels(seed).next();
      Placement answer = solve(model);
      if (!answer.conflict().isEmpty()) {
        continue;
      }
      compared++;
      FitModel more = Models.withMoreDisk(Models.withMoreRam(model, 5), 2);
      for (int g = 0; g < model.gpus().size(); g++) {
        more = Models.withLargerCard(more, g, 1 + g);
      }
      assertThat(solve(more).objective().value())
          .as("seed %d", seed)
          .isGreaterThanOrEqualTo(answer.objective().value());
      assertThat(solve(model, answer.places()).places())
          .as("seed %d", seed)
          .isEqualTo(answer.places());
      assertThat(solve(model).places()).isEqualTo(answer.places());
    }
    assertThat(compared).isGreaterThan(200);
  }

  @Test
  void namesAndTheOrderOfTheInputDoNotMatter() {
    for (int seed = 30_000; seed < 30_300; seed++) {
      FitModel model = new RandomModels(seed).next();
      List<FitModel.Item> shuffled = new ArrayList<>(model.services());
      java.util.Collections.shuffle(shuffled, new java.util.Random(seed));
      FitModel other = Models.with(model, shuffled, model.pins(), model.wants());
      assertThat(solve(other).places()).as("seed %d", seed).isEqualTo(solve(model).places());
      Placement renamed = solve(Renamed.of(model));
      assertThat(renamed.conflict().isEmpty()).isEqualTo(solve(model).conflict().isEmpty());
      if (renamed.conflict().isEmpty()) {
        assertThat(renamed.objective()).as("seed %d", seed).isEqualTo(solve(model).objective());
      }
    }
  }

  @Test
  void theNodeCapGivesTheBestSoFarWithItsGap() {
    int cut = 0;
    for (int seed = 0; seed < 20; seed++) {
      FitModel model = LargeModels.of(seed, 90, 20, 30, 4);
      Placement early = solver.solve(model, Map.of(), 40, new Cancellation());
      Placement full = solver.solve(model, Map.of(), 50_000_000, new Cancellation());
      assertThat(full.optimal()).isTrue();
      assertThat(Rules.broken(model, early)).isEmpty();
      assertThat(early.objective().value() + early.gap())
          .isGreaterThanOrEqualTo(full.objective().value());
      cut += early.optimal() ? 0 : 1;
    }
    assertThat(cut).isPositive();
  }

  @Test
  void aCancelledSolveStops() {
    Cancellation cancellation = new Cancellation();
    cancellation.cancel();
    FitModel model = LargeModels.of(1, 90, 20, 30, 4);
    assertThatThrownBy(() -> solver.solve(model, Map.of(), CAP, cancellation))
        .isInstanceOf(ProblemException.class);
  }
}
