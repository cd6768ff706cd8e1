package org.imagewizard.gui.check;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.imagewizard.gui.shell.Texts;
import org.imagewizard.gui.theme.Icons;
import org.imagewizard.gui.theme.StateWord;
import org.imagewizard.gui.theme.Tone;
import org.imagewizard.gui.theme.Ui;
import org.imagewizard.machine.Finding;
import org.imagewizard.machine.Finding.Status;
import org.kordamp.ikonli.feather.Feather;

/** One finding: its state in a word, one sentence, and evidence with fixes that open in place. */
final class FindingRow extends VBox {
  private final Texts texts;
  private final Finding finding;
  private final VBox details = new VBox(8);
  private final Button toggle;
  private boolean touched;

  FindingRow(Texts texts, CheckViewModel model, Finding finding) {
    super(8);
    this.texts = texts;
    this.finding = finding;
    setId("finding-" + finding.id().replace('.', '-'));
    getStyleClass().add("list-row");
    Tone tone = tone(finding.status());
    pseudoClassStateChanged(StateWord.pseudo(tone), true);
    StateWord state = new StateWord(tone, texts.get("check.state." + word(finding.status())));
    state.getStyleClass().add("finding-state");
    Label summary =
        Ui.wrap(
            finding.summary(texts.locale()), finding.status() == Status.FAIL ? "strong" : "plain");
    toggle =
        Ui.link(
            "details-" + finding.id().replace('.', '-'), "", Feather.CHEVRON_DOWN, this::toggle);
    toggle.getStyleClass().add("small-button");
    HBox head = Ui.row(12, state, Ui.grow(summary), toggle);
    head.setAlignment(Pos.CENTER_LEFT);
    String consequence = finding.consequence(texts.locale());
    if (!consequence.isEmpty()) {
      details.getChildren().add(Ui.wrap(consequence, "consequence"));
    }
    if (!finding.evidence().isEmpty()) {
      String evidence = String.join("\n", finding.evidence(texts.locale()));
      details.getChildren().add(Ui.wrap(evidence, "mono", "evidence"));
    }
    if (!finding.link().isEmpty()) {
      details.getChildren().add(Ui.wrap(texts.get("check.link", finding.link()), "muted", "small"));
    }
    finding.fixes().forEach(fix -> details.getChildren().add(new FixCard(texts, model, fix)));
    getChildren().addAll(head, details);
    toggle.setVisible(!details.getChildren().isEmpty());
    open(false);
  }

  Finding finding() {
    return finding;
  }

  /** Opens once by itself; afterwards it is the person's. */
  void openFirst() {
    if (!touched) {
      touched = true;
      open(true);
    }
  }

  /** What to press first here: the repair, or what opens the details. */
  Node first() {
    return details.getChildren().stream()
        .filter(FixCard.class::isInstance)
        .map(card -> (Node) ((FixCard) card).run())
        .findFirst()
        .orElse(toggle);
  }

  private void toggle() {
    touched = true;
    open(!details.isVisible());
  }

  private void open(boolean open) {
    Ui.show(details, open && !details.getChildren().isEmpty());
    toggle.setText(texts.get(open ? "check.hide" : "check.details"));
    toggle.setGraphic(Icons.of(open ? Feather.CHEVRON_UP : Feather.CHEVRON_DOWN));
    toggle.setAccessibleText(toggle.getText() + ": " + finding.summary(texts.locale()));
  }

  private static Tone tone(Status status) {
    return switch (status) {
      case OK -> Tone.OK;
      case WARN -> Tone.WARN;
      case FAIL -> Tone.BAD;
      case SKIP -> Tone.SKIP;
    };
  }

  private static String word(Status status) {
    return status.name().toLowerCase(java.util.Locale.ROOT);
  }
}
