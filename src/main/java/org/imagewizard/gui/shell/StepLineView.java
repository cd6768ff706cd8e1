package org.imagewizard.gui.shell;

import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import org.imagewizard.gui.theme.Ui;
import org.imagewizard.wizard.Step;
import org.kordamp.ikonli.feather.Feather;

/** The steps in one line, where large text leaves no room for the rail. */
final class StepLineView extends HBox {
  private final Button all;

  StepLineView(Session session, Runnable toggle) {
    Texts texts = session.texts();
    getStyleClass().add("step-line");
    Label here = Ui.wrap("", "strong");
    here.setId("step-here");
    here.textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> {
                  Step step = session.navigation().get().current();
                  return texts.get(
                      "rail.here", step.number(), Step.values().length, texts.get(step.key()));
                },
                session.navigation()));
    all = Ui.button("all-steps", texts.get("rail.all"), Feather.LIST, toggle);
    getChildren().addAll(Ui.grow(here), all);
  }

  Button button() {
    return all;
  }
}
