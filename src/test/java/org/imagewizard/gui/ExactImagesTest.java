package org.imagewizard.gui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.imagewizard.base.task.Cancellation;
import org.imagewizard.gui.shell.Session;
import org.imagewizard.gui.version.VersionViewModel;
import org.imagewizard.plan.LockFile;
import org.imagewizard.wizard.EquivalentCommand;
import org.imagewizard.wizard.Step;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A lock.yaml of another server, chosen on the version page. */
class ExactImagesTest {
  @TempDir Path folder;
  private final SampleBackend backend = new SampleBackend();
  private final Session session = PagesTest.session(backend);
  private final VersionViewModel version = new VersionViewModel(session);

  @BeforeEach
  void onThePage() {
    session.ensureEvaluated();
    session.go(Step.VERSION);
    version.enter();
  }

  @Test
  void exactlyTheImagesOfTheFileAreTaken() throws IOException {
    LockFile lock =
        backend.lock(session.evaluation().get().plan(), Optional.empty(), new Cancellation());
    backend.done.clear();
    Path file = Files.writeString(folder.resolve("lock.yaml"), lock.write());

    version.exact().choose(file);
    assertThat(version.exact().on().get()).isTrue();
    assertThat(version.exact().chosen().get().orElseThrow().lock()).isEqualTo(lock);
    assertThat(session.draft().lock()).contains(lock);
    assertThat(EquivalentCommand.of(Step.REVIEW, session.draft())).endsWith(" --lock " + file);
    assertThat(version.enabledProperty().get()).isTrue();

    version.channel().set(VersionViewModel.Channel.LATEST);
    assertThat(session.draft().lock()).as("whatever the tags name").contains(lock);
    assertThat(backend.done).noneMatch(one -> one.startsWith("lock "));

    version.exact().on().set(false);
    assertThat(version.exact().chosen().get()).isEmpty();
    assertThat(session.draft().lock()).isEmpty();
  }

  @Test
  void aFileThatDoesNotFitTheChosenServicesIsSaid() throws IOException {
    Path file = Files.writeString(folder.resolve("lock.yaml"), new LockFile(Map.of()).write());
    version.exact().choose(file);
    assertThat(version.state().get().remarks())
        .anyMatch(line -> line.startsWith("The lock has no image for "));
    assertThat(version.enabledProperty().get()).isFalse();
    assertThat(session.draft().lock()).isEmpty();
  }

  @Test
  void aFileThatIsNoLockChangesNothing() throws IOException {
    version.exact().choose(Files.writeString(folder.resolve("lock.yaml"), "format: 9\n"));
    assertThat(version.state().get().remarks()).anyMatch(line -> line.contains("lock.yaml"));
    assertThat(version.exact().on().get()).isFalse();
    assertThat(version.enabledProperty().get()).isTrue();
  }
}
