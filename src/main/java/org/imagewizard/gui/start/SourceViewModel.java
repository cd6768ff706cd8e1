package org.imagewizard.gui.start;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.progress.Progress;
import org.imagewizard.base.task.Cancellation;
import org.imagewizard.catalog.Catalog;
import org.imagewizard.catalog.git.SourceClone;
import org.imagewizard.gui.shell.Session;
import org.imagewizard.gui.shell.UnderWay;

/** Where a new server's services come from: the wizard's own list, a folder, or a clone. */
public final class SourceViewModel {
  private final Session session;
  private final StringProperty source = new SimpleStringProperty("");
  private final StringProperty url = new SimpleStringProperty(SourceClone.IMAGE);
  private final StringProperty ref = new SimpleStringProperty("");
  private final StringProperty folder = new SimpleStringProperty();
  private final BooleanProperty submodules = new SimpleBooleanProperty();
  private final BooleanProperty busy = new SimpleBooleanProperty();
  private boolean bringing;
  private final StringProperty said = new SimpleStringProperty("");
  private Cancellation work = new Cancellation();

  SourceViewModel(Session session) {
    this.session = session;
    folder.set(String.valueOf(session.draft().folder().resolveSibling("IMAGE-server")));
    session
        .draftProperty()
        .subscribe(draft -> source.set(draft.source().map(Path::toString).orElse("")));
  }

  /** The folder or file that is used; empty for the wizard's own list. */
  public ReadOnlyStringProperty source() {
    return source;
  }

  public StringProperty url() {
    return url;
  }

  /** A branch, a tag or a whole commit; empty for the repository's usual branch. */
  public StringProperty ref() {
    return ref;
  }

  /** Where the clone is made, or is already. */
  public StringProperty folder() {
    return folder;
  }

  public BooleanProperty submodules() {
    return submodules;
  }

  public ReadOnlyBooleanProperty busy() {
    return busy;
  }

  /** How far it is, or how it ended. */
  public ReadOnlyStringProperty said() {
    return said;
  }

  /** Takes the services of a folder that is there. */
  public void use(Path chosen) {
    take(Optional.of(chosen), "");
  }

  /** Takes the wizard's own list again. */
  public void useOwn() {
    take(Optional.empty(), "");
  }

  /** Makes the clone, or brings it up to date, and takes its services. */
  public void bring() {
    if (busy.get() || folder.get().isBlank()) {
      return;
    }
    Path into = Path.of(folder.get().strip()).toAbsolutePath().normalize();
    SourceClone.Wanted wanted =
        new SourceClone.Wanted(url.get().strip(), ref.get().strip(), submodules.get());
    Cancellation mine = begin(text("start.source.begin", wanted.url()));
    bringing = true;
    session
        .tasks()
        .run(() -> session.backend().bring(into, wanted, event -> heard(event, mine), mine))
        .onSuccess(state -> take(Optional.of(into), words(state)))
        .onError(this::failed)
        .andFinally(() -> bringing = false)
        .start();
  }

  List<UnderWay> underWay() {
    return bringing
        ? List.of(UnderWay.of("leave.clone", "leave.clone.remains", this::cancel, url.get()))
        : List.of();
  }

  /** A new clone that is cut off is taken away; one that was there stays as it was. */
  public void cancel() {
    work.cancel();
  }

  private void take(Optional<Path> from, String words) {
    Cancellation mine = begin(words);
    session
        .tasks()
        .run(() -> session.backend().catalog(from))
        .onSuccess(
            (Catalog services) -> {
              if (work == mine) {
                session.use(from, services);
                busy.set(false);
              }
            })
        .onError(this::failed)
        .start();
  }

  private Cancellation begin(String words) {
    session.problem().set(null);
    work = new Cancellation();
    busy.set(true);
    said.set(words);
    return work;
  }

  private void heard(Progress event, Cancellation of) {
    if (event instanceof Progress.Note note) {
      session.onWindow(
          () -> {
            if (work == of) {
              said.set(note.text().in(session.texts().locale()));
            }
          });
    }
  }

  private void failed(Problem met) {
    busy.set(false);
    boolean stopped = met.kind() == Problem.Kind.CANCELLED;
    said.set(stopped ? text("start.source.cancelled") : "");
    session.problem().set(stopped ? null : met);
  }

  private String words(SourceClone.State state) {
    String at = text(state.changed() ? "start.source.at" : "start.source.same", state.commit());
    return state.edited().isEmpty()
        ? at
        : at + " " + text("start.source.edited", String.join(", ", state.edited()));
  }

  private String text(String key, Object... arguments) {
    return session.texts().get(key, arguments);
  }
}
