package org.imagewizard.gui.services;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.imagewizard.gui.services.ServicesState.Line;
import org.imagewizard.gui.services.ServicesState.PlaceList;
import org.imagewizard.gui.theme.Children;
import org.imagewizard.gui.theme.Icons;
import org.imagewizard.gui.theme.Ui;
import org.kordamp.ikonli.feather.Feather;

/**
 * The services of one place; a long list opens on demand. Its nodes stay from click to click: new
 * ones would have to be styled, which takes longer than all else that a click does.
 */
final class PlaceView extends VBox {
  /** Open from the beginning: they are short. */
  private static final Set<String> OPEN = Set.of("gpu", "slower");

  /** Where a service is for a reason that one would like to read. */
  private static final Set<String> EXPLAINED = Set.of("slower", "off");

  private final Label title = Ui.wrap("", "strong", "small");
  private final Button toggle;
  private final VBox names = new VBox(4);
  private final Map<String, LineView> lines = new HashMap<>();
  private final boolean explained;
  private boolean open;

  PlaceView(String id) {
    explained = EXPLAINED.contains(id);
    toggle = Ui.link("place-" + id, "", Feather.CHEVRON_UP, () -> open(!open));
    Ui.forward(toggle).getStyleClass().add("small-button");
    HBox head = Ui.row(8, Ui.grow(title), toggle);
    head.getStyleClass().add("list-head");
    names.getStyleClass().add("place-lines");
    getChildren().addAll(head, names);
    open(OPEN.contains(id));
  }

  private void open(boolean next) {
    open = next;
    toggle.setGraphic(Icons.of(open ? Feather.CHEVRON_UP : Feather.CHEVRON_DOWN));
    Ui.show(names, open);
  }

  void show(PlaceList list) {
    String count = String.valueOf(list.lines().size());
    title.setText(list.title());
    toggle.setText(count);
    toggle.setAccessibleText(list.title() + ", " + count);
    List<LineView> shown =
        list.lines().stream()
            .map(
                line -> {
                  LineView view = lines.computeIfAbsent(line.name(), name -> new LineView());
                  view.show(line);
                  return view;
                })
            .toList();
    Children.keep(names.getChildren(), shown);
  }

  /** A service, and why it is here. */
  private final class LineView extends VBox {
    private final Label name = Ui.label("", "mono");
    private final Label reason = Ui.wrap("", "muted", "small");
    private final Tooltip whole = new Tooltip();

    LineView() {
      getChildren().addAll(name, reason);
    }

    void show(Line line) {
      name.setText(line.name());
      boolean known = !line.reason().isEmpty();
      whole.setText(line.reason());
      name.setTooltip(known ? whole : null);
      name.setAccessibleHelp(line.reason());
      reason.setText(line.reason());
      Ui.show(reason, known && explained);
    }
  }
}
