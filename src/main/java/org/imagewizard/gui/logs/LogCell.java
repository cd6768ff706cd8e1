package org.imagewizard.gui.logs;

import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.imagewizard.gui.theme.Ui;
import org.imagewizard.gui.theme.Watch;
import org.imagewizard.watch.LogLine;
import org.imagewizard.watch.Severity;

/** One line: when, who, what. Reused for every line that scrolls by. */
final class LogCell extends ListCell<LogLine> {
  private static final PseudoClass HIT = PseudoClass.getPseudoClass("hit");
  private static final PseudoClass ERROR = PseudoClass.getPseudoClass("error");
  private static final PseudoClass WARNING = PseudoClass.getPseudoClass("warning");

  private final ListView<LogLine> list;
  private final LogViewModel model;
  private final Label time = Ui.label("", "log-time");
  private final Label service = Ui.label("", "log-service");
  private final Label line = Ui.label("", "log-text");
  private final HBox row = new HBox(8, time, service, line);
  private final Tooltip whole = new Tooltip();

  LogCell(ListView<LogLine> list, LogViewModel model) {
    this.list = list;
    this.model = model;
    time.setMinWidth(USE_PREF_SIZE);
    service.setMinWidth(USE_PREF_SIZE);
    service.fontProperty().subscribe(font -> name());
    Watch.on(this, list.widthProperty(), width -> name());
    Watch.on(this, model.longest(), letters -> name());
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
    name();
    line.setText(Severity.plain(item.line()));
    setGraphic(row);
    setAccessibleText(item.service() + ": " + line.getText());
    pseudoClassStateChanged(HIT, model.isHit(item));
    Severity severity = Severity.of(item.line());
    pseudoClassStateChanged(ERROR, severity == Severity.ERROR);
    pseudoClassStateChanged(WARNING, severity == Severity.WARNING);
  }

  /** Who, in a column of one width for all lines. */
  private void name() {
    double letter = ServiceColumn.LETTER_EMS * service.getFont().getSize();
    int letters = ServiceColumn.letters(model.longest().get(), list.getWidth() / letter);
    service.setPrefWidth(Math.ceil(letters * letter) + 1);
    LogLine item = getItem();
    if (item != null) {
      String shown = ServiceColumn.fit(item.service(), letters);
      service.setText(shown);
      whole.setText(item.service());
      service.setTooltip(shown.equals(item.service()) ? null : whole);
    }
  }

  /** Hours to seconds of an RFC 3339 stamp. */
  private static String clock(String stamp) {
    int at = stamp.indexOf('T');
    return at >= 0 && stamp.length() >= at + 9 ? stamp.substring(at + 1, at + 9) : stamp;
  }
}
