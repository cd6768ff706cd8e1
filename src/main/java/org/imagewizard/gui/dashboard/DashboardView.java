package org.imagewizard.gui.dashboard;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.imagewizard.gui.shell.BundleView;
import org.imagewizard.gui.shell.Texts;
import org.imagewizard.gui.theme.Columns;
import org.imagewizard.gui.theme.OnDemand;
import org.imagewizard.gui.theme.Ui;
import org.imagewizard.gui.theme.Watch;
import org.kordamp.ikonli.feather.Feather;

/** Buttons for a running server, what it holds, and what its last test gave. */
public final class DashboardView extends VBox {
  private static final double SIDE_EMS = 24;

  public DashboardView(Texts texts, DashboardViewModel model) {
    super(10);
    setId("dashboard");
    FlowPane actions =
        new FlowPane(
            8,
            8,
            action(
                model,
                "look-for-updates",
                texts.get("dashboard.update"),
                Feather.DOWNLOAD,
                model::update),
            action(
                model,
                "roll-back",
                texts.get("dashboard.rollback"),
                Feather.ROTATE_CCW,
                model::rollBack),
            action(
                model,
                "show-folder",
                texts.get("dashboard.folder"),
                Feather.FOLDER,
                model::showFolder),
            action(
                model,
                "make-report",
                texts.get("dashboard.report"),
                Feather.FILE_TEXT,
                model::report),
            action(
                model, "pack-server", texts.get("dashboard.bundle"), Feather.PACKAGE, model::pack));
    Label said = Ui.wrap("", "muted");
    said.setId("dashboard-said");
    said.textProperty().bind(model.said());
    Watch.on(said, model.said(), words -> Ui.show(said, !words.isEmpty()));
    getChildren()
        .addAll(
            actions,
            said,
            new OnDemand(model.bundle().shown(), () -> new BundleView(texts, model.bundle())),
            new Columns(new HoldingsView(texts, model), new AnswersView(texts, model), SIDE_EMS));
    Watch.on(this, model.shown(), on -> Ui.show(this, on));
  }

  private static Button action(
      DashboardViewModel model, String id, String text, Feather icon, Runnable work) {
    Button button = Ui.small(id, text, icon, work);
    button.disableProperty().bind(model.busy());
    return button;
  }
}
