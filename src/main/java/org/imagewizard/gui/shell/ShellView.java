package org.imagewizard.gui.shell;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ChangeListener;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.imagewizard.gui.theme.Look;
import org.imagewizard.gui.theme.PlainScroll;
import org.imagewizard.gui.theme.Ui;
import org.imagewizard.gui.theme.Watch;
import org.imagewizard.wizard.Navigation;
import org.imagewizard.wizard.Step;
import org.jspecify.annotations.Nullable;

/** The window around the pages. Made again when the language changes. */
public final class ShellView extends BorderPane {
  private static final PseudoClass NARROW = PseudoClass.getPseudoClass("narrow");
  private static final double EM = 14;

  /** Below this width, in ems, the steps become one line. */
  private static final double COMPACT_EMS = 45;

  private static final double NARROW_EMS = 72;

  private final Session session;
  private final Look look;
  private final List<? extends PageViewModel> models;
  private final Function<Step, Page> pages;
  private final Label title = Ui.wrap("", "page-title");
  private final Label why = Ui.wrap("", "muted");
  private final VBox heading = Ui.column(4, title, why);
  private final VBox area = new VBox(12);
  private final HeaderView header;
  private final StepLineView line;
  private final ScrollPane rail;
  private final ScrollPane scroll;
  private final StackPane middle = new StackPane();
  private final FooterView footer;
  private final CommandBarView command;
  private final Set<Step> made = EnumSet.noneOf(Step.class);
  private @Nullable Step shown;
  private final BooleanProperty compact = new SimpleBooleanProperty();

  public ShellView(
      Session session,
      Look look,
      List<? extends PageViewModel> models,
      Function<Step, Page> pages,
      Runnable help) {
    this.session = session;
    this.look = look;
    this.models = models;
    this.pages = pages;
    getStyleClass().add("shell");
    // Or the window would be as wide as its contents wish, and never fold.
    setMinSize(0, 0);
    title.setId("page-title");
    why.setId("page-why");
    area.getStyleClass().add("page");
    footer = new FooterView(session, this::focusPage);
    PageKeys.on(area, footer);
    command = new CommandBarView(session, false);
    header = new HeaderView(session, look, help);
    line = new StepLineView(session, this::toggleSteps);
    rail = new PlainScroll(new StepRailView(session, models, "step-"));
    rail.getStyleClass().add("rail-scroll");
    rail.setFitToHeight(true);
    scroll = new PlainScroll(area);
    scroll.setId("page-scroll");
    scroll.setFitToHeight(true);
    // In the order of reading, which is that of Tab; what is not wanted is hidden, not taken out.
    setTop(new VBox(header, line));
    setLeft(rail);
    setCenter(middle);
    setBottom(new VBox(command, footer));
    compact.subscribe(this::arrange);
    widthProperty().subscribe(this::measure);
    Watch.on(this, look.percent(), now -> measure());
    Watch.on(this, session.navigation().map(Navigation::current), this::show);
  }

  private void measure() {
    double ems = getWidth() / (EM * look.percent().get() / 100);
    if (ems > 0) {
      compact.set(ems < COMPACT_EMS);
      pseudoClassStateChanged(NARROW, ems < NARROW_EMS);
    }
  }

  /** One column and one scroll bar, or the rail beside the page. */
  private void arrange(boolean on) {
    header.compact(on);
    Ui.show(line, on);
    Ui.show(command, !on);
    Ui.show(rail, !on);
    if (on) {
      heading.getChildren().setAll(footer.status(), title, why);
    } else {
      heading.getChildren().setAll(title, why);
      footer.takeStatus();
      middle.getChildren().setAll(scroll);
    }
  }

  private void toggleSteps() {
    if (middle.getChildren().contains(scroll)) {
      middle.getChildren().setAll(new AllStepsView(session, look, models).scroll());
      Regions.focusFirst(middle);
    } else {
      middle.getChildren().setAll(scroll);
      line.button().requestFocus();
    }
  }

  /** Closes what is open above or beside the page. */
  boolean closeOpened() {
    if (!middle.getChildren().contains(scroll)) {
      toggleSteps();
      return true;
    }
    return command.close();
  }

  public PageViewModel current() {
    return models.get(session.navigation().get().current().ordinal());
  }

  public void togglePlan() {
    if (compact.get()) {
      toggleSteps();
    } else {
      command.toggle();
    }
  }

  /** For people who cannot see it change. */
  public void focusStatus() {
    footer.status().requestFocus();
  }

  /** Header, steps, page, command line and footer, as F6 goes through them. */
  List<Node> regions() {
    return compact.get()
        ? List.of(header, line, middle, footer)
        : List.of(header, rail, middle, command, footer);
  }

  /** On what the page asks first, or on its first control when that is not there. */
  private static void focus(Page page) {
    Node node = page.firstFocus();
    if (node.getScene() != null) {
      node.requestFocus();
      if (!node.isFocused()) {
        Regions.focusFirst(page.node());
      }
    } else {
      node.sceneProperty()
          .addListener(
              new ChangeListener<>() {
                @Override
                public void changed(
                    ObservableValue<? extends Scene> scene, Scene before, Scene now) {
                  node.sceneProperty().removeListener(this);
                  node.requestFocus();
                }
              });
    }
  }

  /**
   * What a new page is about is seen before the page itself is there: making it takes a while, and
   * whoever pressed something must see at once that it was heard. The first one comes whole.
   */
  private void show(Step step) {
    PageViewModel model = models.get(step.ordinal());
    model.enter();
    title.textProperty().bind(model.titleProperty());
    why.textProperty().bind(model.whyProperty());
    footer.show(model);
    middle.getChildren().setAll(scroll);
    scroll.setVvalue(0);
    shown = step;
    if (made.isEmpty() || made.contains(step)) {
      fill(step);
    } else {
      area.getChildren().setAll(heading);
      focusPage();
      Frames.afterDrawing(
          () -> {
            if (shown == step) {
              fill(step);
            }
          });
    }
  }

  private void fill(Step step) {
    made.add(step);
    Page page = pages.apply(step);
    Region node = page.node();
    node.setId("page-" + step.number());
    ProblemCard problem = new ProblemCard(session.texts(), session.problem());
    area.getChildren().setAll(heading, problem, Ui.grow(node));
    focus(page);
  }

  /** On the page that is shown; while that is being made, on the words about it. */
  void focusPage() {
    Step current = session.navigation().get().current();
    if (made.contains(current)) {
      focus(pages.apply(current));
    } else {
      focusStatus();
    }
  }
}
