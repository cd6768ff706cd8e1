package org.imagewizard.gui.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.imagewizard.base.progress.Progress;
import org.imagewizard.base.progress.Progress.Phase;
import org.imagewizard.base.text.Phrase;
import org.imagewizard.catalog.Catalog;
import org.imagewizard.catalog.CatalogLoader;
import org.imagewizard.watch.StackStatus.ServiceStatus;
import org.junit.jupiter.api.Test;

class ProgressBoardTest {
  private final Catalog catalog = new CatalogLoader().bundled();
  private final ProgressBoard board = new ProgressBoard(() -> Locale.ENGLISH);

  @Test
  void bytesOfAnImageAreShownWithItsService() {
    board.images(catalog);
    phase(Phase.WAITING);
    String image = catalog.service("espnet-tts").orElseThrow().image();
    board.accept(new Progress.ImageBytes(image, 23, 36));
    board.drain();
    assertThat(row().phase().get()).isEqualTo(Phase.PULLING);
    assertThat(row().received().get()).isEqualTo(23);
    assertThat(row().total().get()).isEqualTo(36);
  }

  @Test
  void whatHasFallenIsNoLongerCalledReady() {
    phase(Phase.READY);
    board.seen(status("exited", "", "exit code 137"));
    assertThat(row().troubled()).isTrue();
    assertThat(row().reason().get()).isEqualTo("exit code 137");
    assertThat(row().seen().get()).isNotNull();
  }

  /** A container that runs has not answered for that alone. */
  @Test
  void onlyADockerCheckMakesItReadyAgain() {
    phase(Phase.EXITED);
    board.seen(status("running", "", ""));
    assertThat(row().phase().get()).isEqualTo(Phase.STARTING);
    phase(Phase.EXITED);
    board.seen(status("running", "healthy", ""));
    assertThat(row().phase().get()).isEqualTo(Phase.READY);
    phase(Phase.UNHEALTHY);
    board.seen(status("running", "healthy", ""));
    assertThat(row().phase().get()).as("its probe did not answer").isEqualTo(Phase.UNHEALTHY);
  }

  @Test
  void whatStillHoldsIsKeptOnceAndUntilTheNextStart() {
    board.accept(new Progress.Note(Phrase.plain("It runs on lab."), true));
    board.accept(new Progress.Note("Network image made."));
    board.accept(new Progress.Note(Phrase.plain("It runs on lab."), true));
    board.drain();
    assertThat(board.lasting().getValue()).containsExactly(Phrase.plain("It runs on lab."));
    board.clear();
    assertThat(board.lasting().getValue()).isEmpty();
  }

  private void phase(Phase phase) {
    board.accept(new Progress.ServicePhase("espnet-tts", phase, ""));
    board.drain();
  }

  private ServiceRow row() {
    return board.rows().getFirst();
  }

  private static ServiceStatus status(String state, String health, String reason) {
    return new ServiceStatus(
        "espnet-tts", "c", state, health, "cpu", -1, 0, 0, Phrase.plain(reason));
  }
}
