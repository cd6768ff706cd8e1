package org.imagewizard.gui.run;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.task.Cancellation;
import org.imagewizard.base.text.Phrase;
import org.imagewizard.deploy.Deployment;
import org.imagewizard.gui.shell.Session;
import org.imagewizard.gui.shell.Texts;

/** Services that a start does not warm up unasked, because that may cost money. */
public final class PaidWarmUp {
  private final Session session;
  private final Consumer<Problem> failed;
  private final ObjectProperty<List<String>> services = new SimpleObjectProperty<>(List.of());
  private final BooleanProperty running = new SimpleBooleanProperty();

  /**
   * @param failed gets what went wrong; the services can then be asked for again
   */
  PaidWarmUp(Session session, Consumer<Problem> failed) {
    this.session = session;
    this.failed = failed;
  }

  /** Those of the server that runs, until they were warmed up. */
  public ReadOnlyObjectProperty<List<String>> services() {
    return services;
  }

  ReadOnlyBooleanProperty running() {
    return running;
  }

  /** A start has ended: what it left out is known. Of a server that was opened it is not. */
  void started() {
    Deployment server = session.deployment().get();
    if (server != null) {
      session
          .tasks()
          .run(() -> session.backend().paidWarmUps(server))
          .onSuccess(services::set)
          .start();
    }
  }

  /** Nothing runs any more. */
  void forget() {
    services.set(List.of());
  }

  /** A person agreed to it. */
  public void begin() {
    Deployment server = session.deployment().get();
    if (server == null || running.get()) {
      return;
    }
    running.set(true);
    session
        .tasks()
        .run(() -> session.backend().warmUp(server, new Cancellation()))
        .onSuccess(this::ended)
        .onError(failed)
        .andFinally(() -> running.set(false))
        .start();
  }

  private void ended(Map<String, Phrase> cold) {
    services.set(List.copyOf(cold.keySet()));
    if (!cold.isEmpty()) {
      List<Phrase> lines =
          cold.entrySet().stream().map(e -> Phrase.about(e.getKey(), e.getValue())).toList();
      failed.accept(
          new Problem(
              "warm-up",
              Problem.Kind.OUTCOME,
              Phrase.of(Texts.BUNDLE, "run.warm-up.cold"),
              lines,
              List.of()));
    }
  }
}
