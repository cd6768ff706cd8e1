package org.imagewizard.gui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.imagewizard.deploy.Deployment;
import org.imagewizard.deploy.Difference;
import org.imagewizard.gui.review.ReviewViewModel;
import org.imagewizard.gui.shell.Session;
import org.imagewizard.wizard.Changes;
import org.imagewizard.wizard.Step;
import org.junit.jupiter.api.Test;

/** What runs already is replaced only after a person saw what. */
class ReplacementsTest {
  private final FakeBackend backend = new FakeBackend();
  private final Session session = PagesTest.session(backend);
  private final List<Deployment> started = new ArrayList<>();
  private final ReviewViewModel review = new ReviewViewModel(session, started::add);

  private void reachReview() {
    session.ensureEvaluated();
    session.go(Step.REVIEW);
    review.enter();
  }

  @Test
  void whatIsReplacedIsShownAndTheButtonSaysSo() {
    backend.changes = new Changes(Map.of("espnet-tts", Difference.SETTINGS, "ocr", Difference.NEW));
    reachReview();
    review.proceed();
    assertThat(started).isEmpty();
    assertThat(review.replacements().lines().get())
        .containsExactly(
            "New: ocr", "Made anew, because the folder sets it up otherwise: espnet-tts");
    assertThat(review.primaryProperty().get()).isEqualTo("Replace them and start");
    assertThat(review.statusProperty().get()).contains("Nothing that runs was replaced yet");
    review.proceed();
    assertThat(started).hasSize(1);
    assertThat(review.replacements().lines().get()).isEmpty();
  }

  @Test
  void whoGoesBackIsAskedAnew() {
    backend.changes = new Changes(Map.of("old", Difference.TAKEN_AWAY));
    reachReview();
    review.proceed();
    session.go(Step.NETWORK);
    session.go(Step.REVIEW);
    review.enter();
    assertThat(review.replacements().lines().get()).isEmpty();
    assertThat(started).isEmpty();
  }

  /** A first start, or one that only adds, asks nothing more. */
  @Test
  void whatDisturbsNothingStartsAtOnce() {
    backend.changes = new Changes(Map.of("ocr", Difference.NEW, "tat", Difference.STARTED));
    reachReview();
    review.proceed();
    assertThat(started).hasSize(1);
  }
}
