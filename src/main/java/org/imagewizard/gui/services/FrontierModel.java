package org.imagewizard.gui.services;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.imagewizard.base.task.Cancellation;
import org.imagewizard.fit.LanguageModel;
import org.imagewizard.gui.shell.Session;
import org.imagewizard.wizard.Draft;
import org.imagewizard.wizard.Evaluation;

/** Solves the fit for every size of card, in the background; the newest question wins. */
final class FrontierModel {
  private final Session session;
  private final ObjectProperty<FrontierState> state =
      new SimpleObjectProperty<>(FrontierState.WORKING);
  private LanguageModel model = LanguageModel.REMOTE;
  private Cancellation running = new Cancellation();

  FrontierModel(Session session) {
    this.session = session;
  }

  ReadOnlyObjectProperty<FrontierState> state() {
    return state;
  }

  LanguageModel model() {
    return model;
  }

  void show(Evaluation now, LanguageModel kind) {
    model = kind;
    running.cancel();
    Cancellation mine = new Cancellation();
    running = mine;
    state.set(FrontierState.WORKING);
    Draft draft = session.draft();
    Draft asked = draft.withWishes(draft.wishes().withLanguageModel(kind));
    session
        .tasks()
        .run(() -> session.backend().outlook(asked, now.catalog(), now.machine(), mine))
        .onSuccess(
            outlook -> {
              if (running == mine) {
                state.set(new FrontierMaker(session.texts(), now, outlook).state());
              }
            })
        .onError(
            met -> {
              if (running == mine) {
                session.problem().set(met);
              }
            })
        .start();
  }
}
