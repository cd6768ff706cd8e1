package org.imagewizard.gui.shell;

import java.util.List;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.imagewizard.gui.theme.Look;
import org.imagewizard.gui.theme.PlainScroll;

/** Everything around the page in one list, for large text: steps, looks, command and plan. */
final class AllStepsView extends VBox {
  AllStepsView(Session session, Look look, List<? extends PageViewModel> models) {
    super(16);
    setId("all-steps-pane");
    getStyleClass().add("page");
    LookMenus menus = new LookMenus(session.texts(), look);
    getChildren()
        .addAll(
            new StepRailView(session, models, "all-step-"),
            new FlowPane(8, 8, menus.size(), menus.theme()),
            new CommandBarView(session, true));
  }

  ScrollPane scroll() {
    return new PlainScroll(this);
  }
}
