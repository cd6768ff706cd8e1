package org.imagewizard.gui.shell;

import java.util.List;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.imagewizard.gui.theme.Look;
import org.imagewizard.gui.theme.Ui;
import org.imagewizard.gui.theme.Watch;
import org.imagewizard.wizard.Navigation;
import org.imagewizard.wizard.Step;

/** The window around the pages. Made again when the language changes. */
public final class ShellView extends BorderPane {
  private final Session session;
  private final List<? extends PageViewModel> models;
  private final Function<Step, Page> pages;
  private final Label title = Ui.wrap("", "page-title");
  private final Label why = Ui.wrap("", "muted");
  private final VBox area = new VBox(12);
  private final FooterView footer;
  private final CommandBarView command;

  public ShellView(
      Session session,
      Look look,
      List<? extends PageViewModel> models,
      Function<Step, Page> pages,
      Runnable help) {
    this.session = session;
    this.models = models;
    this.pages = pages;
    title.setId("page-title");
    why.setId("page-why");
    area.getStyleClass().add("page");
    footer = new FooterView(session);
    command = new CommandBarView(session);
    setTop(new HeaderView(session, look, help));
    ScrollPane rail = Ui.scroll(new StepRailView(session, models));
    rail.getStyleClass().add("rail-scroll");
    rail.setFitToHeight(true);
    setLeft(rail);
    ScrollPane scroll = Ui.scroll(area);
    scroll.setId("page-scroll");
    scroll.setFitToHeight(true);
    setCenter(scroll);
    setBottom(new VBox(command, footer));
    Watch.on(this, session.navigation().map(Navigation::current), this::show);
  }

  public PageViewModel current() {
    return models.get(session.navigation().get().current().ordinal());
  }

  public void togglePlan() {
    command.toggle();
  }

  /** For people who cannot see it change. */
  public void focusStatus() {
    footer.status().requestFocus();
  }

  /** At once, or when the node comes into a window. */
  private static void focus(Node node) {
    if (node.getScene() != null) {
      node.requestFocus();
    } else {
      node.sceneProperty()
          .when(node.sceneProperty().isNull())
          .subscribe((before, scene) -> node.requestFocus());
    }
  }

  private void show(Step step) {
    PageViewModel model = models.get(step.ordinal());
    model.enter();
    Page page = pages.apply(step);
    title.textProperty().bind(model.titleProperty());
    why.textProperty().bind(model.whyProperty());
    Region node = page.node();
    node.setId("page-" + step.number());
    ProblemCard problem = new ProblemCard(session.texts(), session.problem());
    area.getChildren().setAll(Ui.column(4, title, why), problem, Ui.grow(node));
    footer.show(model);
    focus(page.firstFocus());
  }
}
