package org.imagewizard.gui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.imagewizard.gui.review.Conflicts;
import org.imagewizard.gui.review.ReviewViewModel;
import org.imagewizard.gui.shell.Session;
import org.imagewizard.render.Edits.Side;
import org.imagewizard.wizard.Step;
import org.junit.jupiter.api.Test;

/** The view model of the page before the start, on one thread and without a toolkit. */
class ReviewPageTest {
  private final FakeBackend backend = new FakeBackend();
  private final Session session = PagesTest.session(backend);

  @Test
  void thePageBeforeTheStartShowsNoSecretAndSaysWhatFails() {
    session.ensureEvaluated();
    ReviewViewModel review = new ReviewViewModel(session, deployment -> {});
    session.go(Step.REVIEW);
    review.enter();
    assertThat(review.state().get().files()).hasSize(4);
    assertThat(review.state().get().toString()).doesNotContain("hidden-value");
    assertThat(review.state().get().files().getFirst().lines())
        .extracting(line -> line.mark())
        .contains('-', '+');
    backend.failWriting = true;
    review.proceed();
    assertThat(review.problem().get()).isNotNull();
    assertThat(review.enabledProperty().get()).isFalse();
  }

  @Test
  void eachConflictWithAPersonsChangesIsShownInAllVersionsAndAsked() {
    session.ensureEvaluated();
    backend.handEdited = true;
    ReviewViewModel review = new ReviewViewModel(session, deployment -> {});
    session.go(Step.REVIEW);
    review.enter();
    List<Conflicts.Place> places = review.conflicts().places().get();
    assertThat(places)
        .extracting(place -> place.conflict().id())
        .containsExactly("compose.yaml:5", "compose.yaml:9");
    assertThat(review.enabledProperty().get()).isFalse();
    assertThat(review.statusProperty().get())
        .isEqualTo("2 conflicts to decide; nothing is written before");
    assertThat(review.state().get().files().getFirst().lines())
        .extracting(line -> line.text())
        .startsWith(
            "Line 2: changed by you.",
            "written then:  (no line)",
            "yours now:       # for the seminar",
            "Line 5: a conflict, changed by you and by the plan.",
            "written then:        TORCH_DEVICE: cuda",
            "yours now:           TORCH_DEVICE: cuda:1",
            "to be written:       TORCH_DEVICE: cpu",
            "Line 9: a conflict, changed by you and by the plan.");

    review.conflicts().decide(places.get(0).conflict(), Side.YOURS);
    assertThat(backend.done.getLast()).isEqualTo("preview MERGE [YOURS]");
    assertThat(review.enabledProperty().get()).isFalse();
    review.conflicts().decide(places.get(1).conflict(), Side.PLAN);
    assertThat(review.conflicts().places().get())
        .extracting(place -> place.side().orElseThrow() + " " + place.open())
        .containsExactly("YOURS false", "PLAN false");
    assertThat(review.problem().get()).isNull();
    assertThat(review.enabledProperty().get()).isTrue();

    review.conflicts().replaceFiles();
    assertThat(backend.done.getLast()).isEqualTo("preview REPLACE []");
    assertThat(review.enabledProperty().get()).isTrue();
    review.conflicts().decide(places.get(0).conflict(), Side.YOURS);
    assertThat(review.enabledProperty().get()).isFalse();
    review.conflicts().decideAll(Side.PLAN);
    assertThat(review.enabledProperty().get()).isTrue();

    // What was decided was for that look only.
    review.enter();
    assertThat(backend.done.getLast()).isEqualTo("preview MERGE []");
    assertThat(review.enabledProperty().get()).isFalse();
  }
}
