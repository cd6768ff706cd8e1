package org.imagewizard.gui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.imagewizard.base.task.Cancellation;
import org.imagewizard.gui.review.ReviewState.Fact;
import org.imagewizard.gui.review.ReviewViewModel;
import org.imagewizard.gui.shell.Session;
import org.imagewizard.plan.LockFile;
import org.imagewizard.wizard.Step;
import org.junit.jupiter.api.Test;

/** Services that were chosen after a lock are named before anything is written. */
class LockedReviewTest {
  private final SampleBackend backend = new SampleBackend();
  private final Session session = PagesTest.session(backend);
  private final ReviewViewModel review = new ReviewViewModel(session, deployment -> {});

  @Test
  void whatTheLockDoesNotHoldIsNamed() {
    session.ensureEvaluated();
    LockFile whole =
        backend.lock(session.evaluation().get().plan(), Optional.empty(), new Cancellation());
    Map<String, LockFile.Locked> held = new HashMap<>(whole.services());
    held.remove("resize-graphic");

    assertThat(facts(whole)).doesNotContain("lock");
    assertThat(facts(new LockFile(held))).contains("lock");
    assertThat(review.state().get().happens())
        .extracting(Fact::text)
        .anyMatch(text -> text.endsWith("which image the tag names now: resize-graphic"));
  }

  private List<String> facts(LockFile lock) {
    session.keep(draft -> draft.withLock(lock, Path.of("/other/lock.yaml")));
    session.go(Step.REVIEW);
    review.enter();
    return review.state().get().happens().stream().map(Fact::kind).toList();
  }
}
