package org.imagewizard.gui.review;

import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.deploy.Deployment;
import org.imagewizard.gui.shell.Session;
import org.imagewizard.wizard.Changes;
import org.jspecify.annotations.Nullable;

/** Services of a running server that a start would replace: a person sees which before it does. */
public final class Replacements {
  private final Session session;
  private final ObjectProperty<List<String>> lines = new SimpleObjectProperty<>(List.of());
  private @Nullable Deployment waiting;

  Replacements(Session session) {
    this.session = session;
  }

  /** What would change, one sentence each; empty while nothing is asked. */
  public ReadOnlyObjectProperty<List<String>> lines() {
    return lines;
  }

  boolean asked() {
    return waiting != null;
  }

  /**
   * Looks at what a start would do.
   *
   * @param start gets the server at once where nothing that runs is replaced
   * @param then called when the look has ended, with what went wrong if something did
   */
  void look(Deployment written, Consumer<Deployment> start, Consumer<@Nullable Problem> then) {
    session
        .tasks()
        .run(() -> session.backend().changes(written))
        .onSuccess(
            found -> {
              if (found.disturbs()) {
                ask(written, found);
              }
              then.accept(null);
              if (!found.disturbs()) {
                start.accept(written);
              }
            })
        .onError(then::accept)
        .start();
  }

  private void ask(Deployment written, Changes found) {
    waiting = written;
    lines.set(found.lines().stream().map(line -> line.in(session.texts().locale())).toList());
  }

  /** A person agreed. */
  void goOn(Consumer<Deployment> start) {
    Deployment agreed = waiting;
    forget();
    if (agreed != null) {
      start.accept(agreed);
    }
  }

  void forget() {
    waiting = null;
    lines.set(List.of());
  }
}
