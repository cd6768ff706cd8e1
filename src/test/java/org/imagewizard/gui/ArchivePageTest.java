package org.imagewizard.gui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.SimpleBooleanProperty;
import org.imagewizard.base.task.Tasks;
import org.imagewizard.gui.dashboard.DashboardViewModel;
import org.imagewizard.gui.run.RunViewModel;
import org.imagewizard.gui.shell.BundleViewModel;
import org.imagewizard.gui.shell.Session;
import org.imagewizard.gui.shell.Texts;
import org.imagewizard.gui.start.ArchiveViewModel;
import org.imagewizard.gui.start.StartViewModel;
import org.imagewizard.wizard.Draft;
import org.junit.jupiter.api.Test;

/** A server packed on the last page, and taken out on the first. */
class ArchivePageTest {
  private final FakeBackend backend = new FakeBackend();
  private final Session session =
      new Session(
          backend,
          Tasks::sameThread,
          Runnable::run,
          new Texts(Locale.ENGLISH),
          Draft.fresh(FakeData.home(), "lab-server"));
  private final List<Path> opened = new ArrayList<>();

  @Test
  void aRunningServerIsPacked() {
    backend.logsEndAtOnce = true;
    RunViewModel run = new RunViewModel(session, () -> {}, () -> true, () -> {});
    run.tryIt();
    DashboardViewModel dashboard = run.dashboard();
    BundleViewModel bundle = dashboard.bundle();
    assertThat(bundle.shown().get()).isFalse();

    dashboard.pack();
    assertThat(bundle.shown().get()).isTrue();
    assertThat(bundle.file().get()).endsWith("/image/practice.bundle");
    bundle.pack();
    assertThat(backend.done).last().isEqualTo("bundle practice.bundle");
    assertThat(bundle.task().said().get()).endsWith("Keys are not in it.");

    bundle.withKeys().set(true);
    bundle.pack();
    assertThat(backend.done).last().isEqualTo("bundle practice.bundle with keys");
    assertThat(bundle.task().said().get()).endsWith("It holds your keys.");
    assertThat(bundle.task().busy().get()).isFalse();
  }

  @Test
  void aServerThatRestsIsPackedFromTheFirstPage() {
    StartViewModel start =
        new StartViewModel(session, () -> {}, opened::add, new SimpleBooleanProperty());
    start.enter();
    start.pack(start.servers().get().getLast());
    BundleViewModel bundle = start.bundle();
    assertThat(bundle.shown().get()).isTrue();
    assertThat(bundle.name().get()).isNotEmpty();
    assertThat(bundle.file().get()).endsWith(bundle.name().get() + ".bundle");
    bundle.pack();
    assertThat(backend.done).last().isEqualTo("bundle " + bundle.name().get() + ".bundle");
    start.pack(start.servers().get().getLast());
    assertThat(bundle.shown().get()).isFalse();
    assertThat(opened).isEmpty();
  }

  @Test
  void anArchiveIsTakenOutAndItsServerOpened() {
    StartViewModel start =
        new StartViewModel(session, () -> {}, opened::add, new SimpleBooleanProperty());
    start.toggleArchive();
    assertThat(start.way().get()).isEqualTo(StartViewModel.Way.OPEN);
    ArchiveViewModel archive = start.archive();

    archive.choose(Path.of("/media/stick/tactile.bundle"));
    Path folder = FakeData.home().resolve("image/tactile");
    assertThat(archive.folder().get()).isEqualTo(folder.toString());
    archive.load();
    assertThat(backend.done).last().isEqualTo("unbundle tactile.bundle tactile");
    assertThat(opened).containsExactly(folder);

    archive.choose(Path.of("/media/stick/broken.bundle"));
    archive.load();
    assertThat(session.problem().get().summary()).isEqualTo("This is no bundle.");
    assertThat(archive.task().busy().get()).isFalse();
    assertThat(opened).hasSize(1);
  }
}
