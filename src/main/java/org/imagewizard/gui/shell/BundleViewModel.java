package org.imagewizard.gui.shell;

import java.nio.file.Path;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.imagewizard.deploy.Deployment;
import org.jspecify.annotations.Nullable;

/** A server, running or not, packed into one file for a computer without internet. */
public final class BundleViewModel {
  private final Session session;
  private final ArchiveTask task;
  private final BooleanProperty shown = new SimpleBooleanProperty();
  private final StringProperty file = new SimpleStringProperty("");
  private final StringProperty name = new SimpleStringProperty("");
  private @Nullable Deployment server;
  private final BooleanProperty withKeys = new SimpleBooleanProperty();

  public BundleViewModel(Session session) {
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

  /** The name of the server. */
  public ReadOnlyStringProperty name() {
    return name;
  }

  /**
   * Opens the questions about a server, or closes them; the file is proposed beside its folder. One
   * that is being packed stays.
   */
  public void toggle(Deployment chosen) {
    if (task.busy().get()) {
      return;
    }
    boolean same = chosen.equals(server);
    if (!same) {
      server = chosen;
      withKeys.set(false);
      name.set(chosen.plan().name());
      file.set(String.valueOf(chosen.folder().resolveSibling(chosen.plan().name() + ".bundle")));
    }
    shown.set(!same || !shown.get());
  }

  public List<UnderWay> underWay() {
    return task.underWay("leave.bundle", name.get());
  }

  public void pack() {
    Deployment now = server;
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
