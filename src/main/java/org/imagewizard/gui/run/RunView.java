package org.imagewizard.gui.run;

import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.imagewizard.gui.dashboard.DashboardView;
import org.imagewizard.gui.history.HistoryView;
import org.imagewizard.gui.logs.LogView;
import org.imagewizard.gui.shell.FxHop;
import org.imagewizard.gui.shell.Page;
import org.imagewizard.gui.shell.ProblemCard;
import org.imagewizard.gui.shell.Texts;
import org.imagewizard.gui.theme.Focus;
import org.imagewizard.gui.theme.Island;
import org.imagewizard.gui.theme.PartTabs;
import org.imagewizard.gui.theme.Ui;
import org.imagewizard.gui.theme.Watch;

/**
 * While something is going on: how far it is, a row per service, and the log below. Once the server
 * runs: its address, and one part at a time, with all the room there is.
 */
public final class RunView implements Page {
  private final RunViewModel model;
  private final PartTabs<Part> tabs;
  private final DashboardView dashboard;
  private final ServiceTable table;
  private final HistoryView history;
  private final LogView log;
  private final Island running;
  private final ProblemCard problem;
  private final TroubleCard trouble;
  private final ResultCard result;
  private final VBox body = new VBox(10);
  private final VBox node;

  /**
   * Whether the focus was on this page before what happens now: what had it may be gone already.
   */
  private boolean within;

  public RunView(Texts texts, RunViewModel model) {
    this.model = model;
    table = new ServiceTable(texts, model);
    history = new HistoryView(texts, model.dashboard().history());
    log = new LogView(texts, model.logs(), model.disk());
    running = new Island(log);
    dashboard = new DashboardView(texts, model.dashboard());
    problem = new ProblemCard(texts, model.problem());
    trouble = new TroubleCard(texts, model);
    result = new ResultCard(texts, model);
    tabs =
        new PartTabs<>(
            "run-tabs", texts.get("run.tabs.spoken"), Part.class, model.part(), model::look);
    tabs.part(Part.OVERVIEW, "tab-overview", texts.get("run.part.overview"))
        .part(Part.SERVICES, "tab-services", texts.get("run.part.services"))
        .part(Part.HISTORY, "tab-history", texts.get("run.part.history"))
        .part(Part.LOG, "tab-log", texts.get("run.part.log"));
    node =
        new VBox(
            10,
            new ProgressRow(texts, model),
            problem,
            trouble,
            result,
            new WarmUpCard(texts, model.paid()),
            new FarewellCard(texts, model),
            new NotesCard(texts, model.board().lasting()),
            tabs,
            Ui.grow(body));
    node.focusWithinProperty().subscribe(on -> FxHop.later(() -> within = node.isFocusWithin()));
    Watch.on(node, model.stage(), stage -> arrange());
    Watch.on(node, model.part(), part -> arrange());
  }

  /** The focus stays where it is unless that goes: then it goes to what is shown now. */
  private void arrange() {
    boolean here = within || Focus.inside(node);
    boolean below = Focus.inside(body);
    place();
    if (below && model.runs()) {
      part().requestFocus();
    } else if (here && !Focus.inside(tabs)) {
      firstFocus().requestFocus();
    }
  }

  private Node part() {
    return switch (model.part().get()) {
      case OVERVIEW -> tabs;
      case SERVICES -> table;
      case HISTORY -> history.choice();
      case LOG -> log.lines();
    };
  }

  private void place() {
    boolean runs = model.runs();
    Ui.show(tabs, runs);
    table.running(runs);
    log.whole(runs);
    if (!runs) {
      body.getChildren().setAll(Ui.grow(table), Ui.grow(running));
      return;
    }
    Region part =
        switch (model.part().get()) {
          case OVERVIEW -> dashboard;
          case SERVICES -> table;
          case HISTORY -> history;
          case LOG -> running;
        };
    body.getChildren().setAll(Ui.grow(part));
  }

  @Override
  public Region node() {
    return node;
  }

  @Override
  public Node firstFocus() {
    return switch (model.stage().get()) {
      case RUNNING -> result.copy();
      case TROUBLE -> trouble.again();
      case FAILED -> problem.copy();
      default -> table;
    };
  }
}
