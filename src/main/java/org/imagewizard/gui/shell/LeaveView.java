package org.imagewizard.gui.shell;

import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;
import org.imagewizard.gui.shell.Leaving.State;
import org.imagewizard.gui.theme.Ui;
import org.imagewizard.gui.theme.Watch;
import org.kordamp.ikonli.feather.Feather;

/** What still goes on, what would be left of it, and the two ways out. Esc lets it go on. */
final class LeaveView extends Veil {
  private final Texts texts;
  private final Leaving model;
  private final VBox going = Ui.column(8);
  private final Button stay;
  private final Button stop;
  private final Label ending;

  LeaveView(Texts texts, Leaving model) {
    super("leave-pane");
    this.texts = texts;
    this.model = model;
    setAccessibleRole(AccessibleRole.DIALOG);
    setAccessibleText(texts.get("leave.title"));
    stay = Ui.button("leave-stay", texts.get("leave.stay"), Feather.PLAY, model::stay);
    stay.getStyleClass().add("accent");
    stay.setCancelButton(true);
    stop = Ui.button("leave-stop", "", Feather.X, this::press);
    ending = Ui.wrap(texts.get("leave.ending"), "strong");
    card(
        Ui.label(texts.get("leave.title"), "section"),
        going,
        ending,
        new FlowPane(8, 8, stay, stop));
    Watch.on(this, model.shown(), this::tell);
    Watch.on(this, model.state(), this::arrange);
  }

  private void press() {
    if (model.state().get() == State.ENDING) {
      model.close();
    } else {
      model.stop();
    }
  }

  private void tell(List<UnderWay> all) {
    going
        .getChildren()
        .setAll(
            all.stream()
                .map(one -> Ui.column(2, Ui.wrap(what(one)), Ui.wrap(remains(one), "muted")))
                .toList());
    // Whoever cannot see the card hears with the button what it is about.
    stay.setAccessibleHelp(
        all.stream().map(one -> what(one) + " " + remains(one)).collect(Collectors.joining(" ")));
  }

  private String what(UnderWay one) {
    return one.what().in(texts.locale());
  }

  private String remains(UnderWay one) {
    return texts.get("leave.remains", one.remains().in(texts.locale()));
  }

  private void arrange(State now) {
    boolean ends = now == State.ENDING;
    Ui.show(ending, ends);
    Ui.show(stay, !ends);
    stop.setText(texts.get(ends ? "leave.at-once" : "leave.stop"));
    stop.setAccessibleHelp(ends ? ending.getText() : "");
    if (ends) {
      stop.requestFocus();
    }
  }

  @Override
  void focus() {
    (stay.isVisible() ? stay : stop).requestFocus();
  }
}
