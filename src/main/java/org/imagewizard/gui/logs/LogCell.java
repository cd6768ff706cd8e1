package org.imagewizard.gui.logs;

import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import org.imagewizard.gui.theme.Ui;
import org.imagewizard.watch.LogLine;
import org.imagewizard.watch.Severity;

/** One line: when, who, what. Reused for every line that scrolls by. */
final class LogCell extends ListCell<LogLine> {
  private static final PseudoClass HIT = PseudoClass.getPseudoClass("hit");
  private static final PseudoClass ERROR = PseudoClass.getPseudoClass("error");
  private static final PseudoClass WARNING = PseudoClass.getPseudoClass("warning");

  private final LogViewModel model;
  private final Label time = Ui.label("", "log-time");
  private final Label service = Ui.label("", "log-service");
  private final Label line = Ui.label("", "log-text");
  private final HBox row = new HBox(8, time, service, line);

  LogCell(LogViewModel model) {
    this.model = model;
    time.setMinWidth(USE_PREF_SIZE);
  }

  @Override
  protected void updateItem(LogLine item, boolean empty) {
    super.updateItem(item, empty);
    if (empty || item == null) {
      setGraphic(null);
      pseudoClassStateChanged(HIT, false);
      pseudoClassStateChanged(ERROR, false);
      pseudoClassStateChanged(WARNING, false);
      return;
    }
    time.setText(clock(item.time()));
    service.setText(item.service());
    line.setText(Severity.plain(item.line()));
    setGraphic(row);
    setAccessibleText(item.service() + ": " + line.getText());
    pseudoClassStateChanged(HIT, model.isHit(item));
    Severity severity = Severity.of(item.line());
    pseudoClassStateChanged(ERROR, severity == Severity.ERROR);
    pseudoClassStateChanged(WARNING, severity == Severity.WARNING);
  }

  /** Hours to seconds of an RFC 3339 stamp. */
  private static String clock(String stamp) {
    int at = stamp.indexOf('T');
    return at >= 0 && stamp.length() >= at + 9 ? stamp.substring(at + 1, at + 9) : stamp;
  }
}
