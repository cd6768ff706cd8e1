package org.imagewizard.gui.start;

import java.nio.file.Path;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.imagewizard.gui.shell.ArchiveTask;
import org.imagewizard.gui.shell.Session;

/** A server that comes in one file from another computer. */
public final class ArchiveViewModel {
  private final Session session;
  private final Consumer<Path> arrived;
  private final ArchiveTask task;
  private final BooleanProperty shown = new SimpleBooleanProperty();
  private final StringProperty file = new SimpleStringProperty("");
  private final StringProperty folder = new SimpleStringProperty("");

  /**
   * @param arrived gets the folder that was written
   */
  ArchiveViewModel(Session session, Consumer<Path> arrived) {
    this.session = session;
    this.arrived = arrived;
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

  /** Where its folder is written. */
  public StringProperty folder() {
    return folder;
  }

  void close() {
    shown.set(false);
  }

  public void toggle() {
    shown.set(!shown.get());
  }

  /** An archive was chosen; its folder is proposed where the other servers are. */
  public void choose(Path archive) {
    String name = archive.getFileName().toString().replaceFirst("\\.[^.]*$", "");
    file.set(archive.toString());
    folder.set(String.valueOf(session.draft().folder().resolveSibling(name)));
    shown.set(true);
  }

  public void load() {
    Path archive = Path.of(file.get().strip()).toAbsolutePath().normalize();
    Path into = Path.of(folder.get().strip()).toAbsolutePath().normalize();
    task.run(
        (sink, cancellation) ->
            session.backend().archives().unbundle(archive, into, sink, cancellation),
        () -> {
          arrived.accept(into);
          return session.texts().get("start.archive.done", into);
        });
  }
}
