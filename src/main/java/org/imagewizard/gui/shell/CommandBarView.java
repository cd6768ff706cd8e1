package org.imagewizard.gui.shell;

import javafx.beans.binding.Bindings;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Pane;
import javafx.scene.layout.VBox;
import org.imagewizard.deploy.Deployment;
import org.imagewizard.gui.theme.Icons;
import org.imagewizard.gui.theme.Inputs;
import org.imagewizard.gui.theme.OnDemand;
import org.imagewizard.gui.theme.Ui;
import org.imagewizard.plan.PlanFile;
import org.imagewizard.wizard.Draft;
import org.imagewizard.wizard.EquivalentCommand;
import org.imagewizard.wizard.Evaluation;
import org.imagewizard.wizard.Step;
import org.kordamp.ikonli.feather.Feather;

/** The command line that does the same, and the plan so far. */
final class CommandBarView extends VBox {
  private final BooleanProperty open = new SimpleBooleanProperty();

  /**
   * @param stacked below each other, for large text
   */
  CommandBarView(Session session, boolean stacked) {
    Texts texts = session.texts();
    Label caption = Ui.label(texts.get("command.caption"), "muted", "small");
    caption.setGraphic(Icons.of(Feather.TERMINAL));
    caption.setMinWidth(USE_PREF_SIZE);
    Label command = Ui.label("", "mono");
    command.setId("command");
    caption.setLabelFor(command);
    command
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> equivalent(session),
                session.navigation(),
                session.deployment(),
                session.command(),
                session.draftProperty()));
    Ui.grow(command);
    command.setMaxWidth(Double.MAX_VALUE);
    Button copy =
        Ui.link(
            "copy-command",
            texts.get("command.copy"),
            Feather.COPY,
            () -> Ui.copy(command.getText()));
    copy.setAccessibleText(texts.get("command.copy.spoken"));
    Button show = Ui.link("show-plan", "", Feather.CHEVRON_UP, this::toggle);
    show.textProperty()
        .bind(
            Bindings.when(open)
                .then(texts.get("command.hide"))
                .otherwise(texts.get("command.show")));
    command.setWrapText(stacked);
    Pane line =
        stacked
            ? Ui.column(8, caption, command, new FlowPane(8, 8, copy, show))
            : Ui.row(12, caption, command, copy, show);
    line.getStyleClass().add("command-line");

    getStyleClass().add("command-bar");
    getChildren().addAll(new OnDemand(open, () -> plan(session)), line);
  }

  private TextArea plan(Session session) {
    TextArea plan = Inputs.lines("plan", session.texts().get("command.plan.spoken"), 11);
    plan.textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> planText(session, open.get()), open, session.evaluation()));
    return plan;
  }

  private static String equivalent(Session session) {
    Step step = session.navigation().get().current();
    Deployment shown = session.deployment().get();
    Draft draft = session.draft();
    if ((step == Step.RUN || step == Step.START) && !session.command().get().isEmpty()) {
      return session.command().get();
    }
    if (session.detour() && (shown == null || shown.plan().practice())) {
      return EquivalentCommand.TRYING;
    }
    return EquivalentCommand.of(step, shown == null ? draft : draft.withFolder(shown.folder()));
  }

  void toggle() {
    open.set(!open.get());
  }

  /** Whether there was something to close. */
  boolean close() {
    boolean was = open.get();
    open.set(false);
    return was;
  }

  private static String planText(Session session, boolean shown) {
    Evaluation now = session.evaluation().get();
    if (!shown) {
      return "";
    }
    return now == null ? session.texts().get("command.no-plan") : PlanFile.write(now.plan());
  }
}
