package org.imagewizard.gui.logs;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.gui.shell.Texts;
import org.imagewizard.gui.theme.StateWord;
import org.imagewizard.gui.theme.Tone;
import org.imagewizard.gui.theme.Ui;
import org.imagewizard.gui.theme.Watch;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** Whose lines are shown: one list in the order of Tab, where Space changes the chosen service. */
final class LogServices extends VBox {
  private final Texts texts;
  private final LogViewModel model;
  private final ListView<String> list;

  LogServices(Texts texts, LogViewModel model) {
    this.texts = texts;
    this.model = model;
    getStyleClass().addAll("panel", "flush");
    list = new ListView<>(model.services());
    list.setId("log-services");
    list.getStyleClass().add("panel-list");
    list.setAccessibleText(texts.get("log.services"));
    list.setAccessibleHelp(texts.get("log.services.help"));
    list.setCellFactory(view -> new ServiceCell());
    list.addEventHandler(KeyEvent.KEY_PRESSED, this::keyed);
    Label title = Ui.label("", "strong", "small");
    HBox head =
        Ui.row(
            4,
            title,
            Ui.spacer(),
            Ui.link("log-show-all", texts.get("log.all"), Feather.CHECK, () -> show(true)),
            Ui.link("log-show-none", texts.get("log.none"), Feather.MINUS, () -> show(false)));
    head.getStyleClass().add("list-head");
    getChildren().addAll(head, Ui.grow(list));
    Watch.on(
        this,
        model.received(),
        count -> title.setText(texts.get("log.services.count", model.services().size())));
    Watch.on(this, model.errors(), count -> list.refresh());
    Watch.on(this, model.reconnections(), counts -> list.refresh());
    Watch.on(this, model.unreadable(), problems -> list.refresh());
    Watch.on(this, model.choice(), now -> list.refresh());
  }

  private void show(boolean all) {
    model.show(one -> all);
  }

  private void keyed(KeyEvent event) {
    String service = list.getSelectionModel().getSelectedItem();
    if (event.getCode() == KeyCode.SPACE && service != null) {
      model.toggle(service);
      event.consume();
    }
  }

  private final class ServiceCell extends ListCell<String> {
    private final CheckBox box = new CheckBox();
    private final StateWord state = new StateWord();
    private final Tooltip whole = new Tooltip();
    private final HBox row = Ui.row(4, box, Ui.spacer(), state);

    ServiceCell() {
      box.setFocusTraversable(false);
      box.setMinWidth(0);
      box.setMnemonicParsing(false);
      box.getStyleClass().add("mono");
      box.setOnAction(event -> model.toggle(getItem()));
      row.setAlignment(Pos.CENTER_LEFT);
      // As wide as the list: the count of errors is seen, a long name ends in dots.
      setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable String item, boolean empty) {
      super.updateItem(item, empty);
      if (empty || item == null) {
        setGraphic(null);
        return;
      }
      boolean shown = !model.hidden().contains(item);
      box.setText(item);
      box.setSelected(shown);
      List<String> said = said(item);
      Ui.show(state, !shown || !said.isEmpty());
      if (!shown) {
        state.set(Tone.OFF, texts.get("log.hidden"));
      } else if (!said.isEmpty()) {
        state.set(tone(item), said.getFirst());
      }
      whole.setText(String.join(", ", said));
      setTooltip(said.size() > 1 ? whole : null);
      setAccessibleText(
          item
              + ", "
              + texts.get(shown ? "log.shown" : "log.hidden")
              + (said.isEmpty() ? "" : ", " + whole.getText()));
      setGraphic(row);
    }

    private Tone tone(String service) {
      boolean silent = model.unreadable().get().containsKey(service);
      return silent ? Tone.WARN : model.errorsOf(service) > 0 ? Tone.BAD : Tone.OFF;
    }

    /** What is to be known of a service's log, the most urgent first. */
    private List<String> said(String service) {
      List<String> said = new ArrayList<>();
      Problem silent = model.unreadable().get().get(service);
      if (silent != null) {
        said.add(texts.get("log.unreadable"));
        said.add(silent.in(texts.locale()).summary());
      }
      if (model.errorsOf(service) > 0) {
        said.add(texts.get("log.errors", model.errorsOf(service)));
      }
      long again = model.reconnections().get().getOrDefault(service, 0L);
      if (again > 0) {
        said.add(texts.get("log.reconnections", again));
      }
      return said;
    }
  }
}
