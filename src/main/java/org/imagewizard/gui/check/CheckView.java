package org.imagewizard.gui.check;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.imagewizard.gui.shell.Page;
import org.imagewizard.gui.shell.ProblemCard;
import org.imagewizard.gui.shell.Texts;
import org.imagewizard.gui.theme.Columns;
import org.imagewizard.gui.theme.Focus;
import org.imagewizard.gui.theme.InnerScroll;
import org.imagewizard.gui.theme.Ui;
import org.imagewizard.gui.theme.Watch;
import org.imagewizard.machine.CheckGroup;
import org.imagewizard.machine.Finding;
import org.kordamp.ikonli.feather.Feather;

/** Findings under their headings at the left, the computer at the right. */
public final class CheckView implements Page {
  private final Texts texts;
  private final CheckViewModel model;
  private final VBox list = new VBox();
  private final Map<String, FindingRow> rows = new HashMap<>();
  private final Map<CheckGroup, Label> heads = new EnumMap<>(CheckGroup.class);
  private final Button again;
  private final Button stop;
  private final FlowPane buttons;
  private final Region node;

  public CheckView(Texts texts, CheckViewModel model) {
    this.texts = texts;
    this.model = model;
    list.setId("findings");
    InnerScroll scroll = new InnerScroll(list, 220);
    scroll.getStyleClass().add("panel-scroll");
    scroll.setMaxHeight(Region.USE_PREF_SIZE);
    VBox main = new VBox(8, new ProblemCard(texts, model.problem()), Ui.grow(scroll));
    again = Ui.button("check-again", texts.get("check.again"), Feather.REFRESH_CW, model::again);
    stop = Ui.button("check-stop", texts.get("check.stop"), Feather.X, model::stop);
    Button copy =
        Ui.button(
            "copy-report", texts.get("check.copy"), Feather.COPY, () -> Ui.copy(model.asText()));
    buttons = new FlowPane(8, 8, again, stop, copy);
    VBox side = new VBox(12, new MachineView(texts, model), buttons);
    node = new Columns(main, side, 21.5);
    Watch.on(list, model.findings(), this::draw);
    Watch.on(list, model.checking(), this::buttons);
  }

  private void buttons(boolean checking) {
    boolean waiting = Focus.inside(buttons);
    Ui.show(again, !checking);
    Ui.show(stop, checking);
    if (waiting) {
      firstFocus().requestFocus();
    }
    if (model.findings().get().isEmpty()) {
      draw(List.of());
    }
  }

  /** Rows are kept while their finding is the same, so that an open one stays open. */
  private void draw(List<Finding> findings) {
    List<Node> next = new ArrayList<>();
    if (findings.isEmpty()) {
      Label empty =
          Ui.wrap(
              texts.get(model.checking().get() ? "check.empty.checking" : "check.empty"), "muted");
      empty.getStyleClass().add("empty");
      next.add(empty);
    }
    CheckGroup.of(findings)
        .forEach(
            (group, own) -> {
              next.add(heads.computeIfAbsent(group, this::head));
              own.forEach(finding -> next.add(row(finding)));
            });
    findings.stream()
        .filter(finding -> finding.status() == Finding.Status.FAIL)
        .findFirst()
        .ifPresent(worst -> row(worst).openFirst());
    // A row that is taken out for a moment would lose the focus.
    if (!next.equals(list.getChildren())) {
      Node focused = Focus.inside(list) ? list.getScene().getFocusOwner() : null;
      list.getChildren().setAll(next);
      if (focused != null) {
        (focused.getScene() == null ? firstFocus() : focused).requestFocus();
      }
    }
  }

  private FindingRow row(Finding finding) {
    return rows.compute(
        finding.id(),
        (id, old) ->
            old != null && old.finding().equals(finding)
                ? old
                : new FindingRow(texts, model, finding));
  }

  private Label head(CheckGroup group) {
    Label head = Ui.wrap(group.title().in(texts.locale()), "strong", "small", "list-head");
    head.setAccessibleRoleDescription(texts.get("spoken.heading"));
    return head;
  }

  @Override
  public Region node() {
    return node;
  }

  /** The first problem, once it is known. */
  @Override
  public Node firstFocus() {
    if (model.checking().get()) {
      return stop;
    }
    return model.findings().get().stream()
        .filter(finding -> finding.status() == Finding.Status.FAIL)
        .findFirst()
        .map(finding -> rows.get(finding.id()))
        .map(FindingRow::first)
        .orElse(again);
  }
}
