package org.imagewizard.gui.dashboard;

import java.nio.file.Path;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.imagewizard.deploy.Deployment;
import org.imagewizard.gui.shell.ArchiveTask;
import org.imagewizard.gui.shell.Session;

/** The server that runs, packed into one file for a computer without internet. */
public final class BundleViewModel {
  private final Session session;
  private final ArchiveTask task;
  private final BooleanProperty shown = new SimpleBooleanProperty();
  private final StringProperty file = new SimpleStringProperty("");
  private final BooleanProperty withKeys = new SimpleBooleanProperty();

  BundleViewModel(Session session) {
    this.session = session;
    this.task = new ArchiveTask(session);
  }

  public ArchiveTask task() {
    return task;
  }

  /** Whether the person is being asked about it. */
  public ReadOnlyBooleanProperty shown() {
    return shown;
  }

  public StringProperty file() {
    return file;
  }

  public BooleanProperty withKeys() {
    return withKeys;
  }

  /** Opens the questions, or closes them; the file is proposed beside the server's folder. */
  public void toggle() {
    Deployment now = session.deployment().get();
    if (now != null && file.get().isBlank()) {
      file.set(String.valueOf(now.folder().resolveSibling(now.plan().name() + ".bundle")));
    }
    shown.set(!shown.get());
  }

  public void pack() {
    Deployment now = session.deployment().get();
    if (now == null || file.get().isBlank()) {
      return;
    }
    Path out = Path.of(file.get().strip()).toAbsolutePath().normalize();
    boolean keys = withKeys.get();
    task.run(
        (sink, cancellation) ->
            session.backend().archives().bundle(now, out, keys, sink, cancellation),
        () -> session.texts().get(keys ? "bundle.done.keys" : "bundle.done", out));
  }
}
