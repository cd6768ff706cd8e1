package org.imagewizard.gui.logs;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.event.EventHandler;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.SelectionMode;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import org.imagewizard.gui.shell.Texts;
import org.imagewizard.gui.theme.Ems;
import org.imagewizard.gui.theme.Icons;
import org.imagewizard.gui.theme.SaveFile;
import org.imagewizard.gui.theme.Ui;
import org.imagewizard.gui.theme.Watch;
import org.imagewizard.watch.LogLine;
import org.kordamp.ikonli.feather.Feather;

/** The log of all services. It follows the newest line until the reader scrolls up. */
public final class LogView extends VBox {
  /** Least width for the services beside the lines, and theirs. */
  private static final double BESIDE_EMS = 50;

  private static final double SERVICES_EMS = 23;

  private final Texts texts;
  private final LogViewModel model;
  private final ListView<LogLine> list;
  private final FindField find;
  private final LogServices services;
  private final Label title;
  private final Node serviceMenu;
  private boolean whole;

  public LogView(Texts texts, LogViewModel model, DiskSearch disk) {
    super(6);
    this.texts = texts;
    this.model = model;
    find = new FindField(texts, model);
    find.setOnAction(event -> jump(1));
    list = new ListView<>(model.lines());
    list.setId("log-list");
    list.setAccessibleText(texts.get("log.spoken"));
    list.setFixedCellSize(18);
    list.getStyleClass().addAll("log-list", "panel-list");
    list.getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
    list.setCellFactory(view -> new LogCell(view, model));
    list.setPlaceholder(Ui.label(texts.get("log.empty"), "muted", "small"));
    list.setMinHeight(96);
    list.setPrefHeight(150);
    list.addEventFilter(ScrollEvent.SCROLL, event -> scrolled(event.getDeltaY()));
    list.addEventFilter(KeyEvent.KEY_PRESSED, this::keyed);
    list.addEventFilter(MouseEvent.MOUSE_PRESSED, this::pressed);
    list.addEventFilter(MouseEvent.MOUSE_RELEASED, event -> atEndFollows());
    find.textProperty().subscribe(needle -> list.refresh());
    Watch.on(list, model.pattern(), on -> list.refresh());
    LogMenus menus = new LogMenus(texts, model, this::copy, this::save);
    services = new LogServices(texts, model);
    serviceMenu = menus.services();
    title = Ui.label(texts.get("log.title"), "section");
    HBox lists = new HBox(12, services, Ui.grow(list));
    getChildren().addAll(bar(menus), new DiskSearchBar(texts, model, disk), Ui.grow(lists));
    widthProperty().subscribe(this::arrange);
    // Wherever the focus is while the lines can be seen.
    EventHandler<KeyEvent> keys = this::shortcut;
    ListChangeListener<LogLine> grown = change -> afterLayout();
    sceneProperty()
        .subscribe(
            (before, scene) -> {
              model.lines().removeListener(grown);
              if (before != null) {
                before.removeEventFilter(KeyEvent.KEY_PRESSED, keys);
              }
              if (scene != null) {
                scene.addEventFilter(KeyEvent.KEY_PRESSED, keys);
                model.lines().addListener(grown);
                afterLayout();
              }
            });
    Watch.on(this, list.heightProperty(), height -> grew());
    Watch.on(this, model.following(), on -> toEnd());
  }

  /** The list of lines, to be focused. */
  public Node lines() {
    return list;
  }

  /** Alone on the page, with the services beside their lines where there is room. */
  public void whole(boolean on) {
    whole = on;
    arrange();
  }

  private void arrange() {
    boolean beside = whole && getWidth() > BESIDE_EMS * Ems.of(this);
    Ui.show(services, beside);
    Ui.show(serviceMenu, !beside);
    Ui.show(title, !whole);
    services.setPrefWidth(SERVICES_EMS * Ems.of(this));
    services.setMinWidth(USE_PREF_SIZE);
  }

  private Node bar(LogMenus menus) {
    Label counts = Ui.label("", "muted", "small");
    counts.setId("log-counts");
    counts
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () ->
                    texts.get(
                        "log.counts", model.received().get(), model.lost().get(), reconnections()),
                model.received(),
                model.lost(),
                model.reconnections()));
    Button follow = Ui.small("log-follow", "", Feather.PAUSE, this::toggleFollow);
    follow
        .textProperty()
        .bind(
            Bindings.when(model.following())
                .then(texts.get("log.pause"))
                .otherwise(texts.get("log.follow")));
    follow
        .graphicProperty()
        .bind(
            Bindings.createObjectBinding(
                () -> Icons.of(model.following().get() ? Feather.PAUSE : Feather.PLAY),
                model.following()));
    Button error = Ui.small("log-next-error", "", Feather.ALERT_CIRCLE, () -> jumpError(1));
    error
        .textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> texts.get("log.next-error", model.errors().get()), model.errors()));
    error.disableProperty().bind(model.errors().isEqualTo(0));
    return new FlowPane(
        16,
        4,
        Ui.row(8, title, counts),
        Ui.row(8, serviceMenu, find, menus.more()),
        Ui.row(8, error, follow));
  }

  private long reconnections() {
    return model.reconnections().get().values().stream().mapToLong(one -> one).sum();
  }

  /** The chosen lines, or all that are shown. */
  private List<LogLine> chosen() {
    List<LogLine> chosen = List.copyOf(list.getSelectionModel().getSelectedItems());
    return chosen.size() > 1 ? chosen : List.copyOf(model.lines());
  }

  private void copy() {
    Ui.copy(LogViewModel.text(chosen()));
  }

  private void save() {
    SaveFile.ask(
        this,
        texts.get("log.save"),
        "image.log",
        LogViewModel.text(List.copyOf(model.lines())),
        () -> list.setPlaceholder(Ui.label(texts.get("dashboard.unsaved"), "muted", "small")));
  }

  private void toggleFollow() {
    model.following().set(!model.following().get());
  }

  private void toEnd() {
    if (model.following().get() && !model.lines().isEmpty()) {
      // Past the last: only so the list knows that its end is meant, and keeps to it as it grows.
      list.scrollTo(model.lines().size());
    }
  }

  /** Before the list fills the new height: it would look for lines after the last. */
  private void grew() {
    toEnd();
    afterLayout();
  }

  /** Once the list is laid out: before, it cannot know where its end is. */
  private void afterLayout() {
    Scene scene = getScene();
    if (scene != null) {
      Runnable once =
          new Runnable() {
            @Override
            public void run() {
              scene.removePostLayoutPulseListener(this);
              toEnd();
            }
          };
      scene.addPostLayoutPulseListener(once);
    }
  }

  /** Scrolling up is reading: nothing moves under the reader. */
  private void scrolled(double up) {
    if (up > 0) {
      model.following().set(false);
    } else {
      atEndFollows();
    }
  }

  private void keyed(KeyEvent event) {
    switch (event.getCode()) {
      case UP, PAGE_UP, HOME -> model.following().set(false);
      case END -> model.following().set(true);
      default -> {}
    }
  }

  private void pressed(MouseEvent event) {
    if (event.getTarget() instanceof Node target && target.getStyleClass().contains("thumb")) {
      model.following().set(false);
    }
  }

  private void atEndFollows() {
    list.lookupAll(".scroll-bar").stream()
        .filter(ScrollBar.class::isInstance)
        .map(ScrollBar.class::cast)
        .filter(bar -> bar.getOrientation() == Orientation.VERTICAL && bar.isVisible())
        .filter(bar -> bar.getValue() >= bar.getMax())
        .findFirst()
        .ifPresent(bar -> model.following().set(true));
  }

  private void shortcut(KeyEvent event) {
    if (event.isShortcutDown() && event.getCode() == KeyCode.F) {
      find.requestFocus();
      event.consume();
    } else if (event.isShortcutDown() && event.getCode() == KeyCode.P) {
      toggleFollow();
      event.consume();
    } else if (event.getCode() == KeyCode.F8) {
      jumpError(event.isShiftDown() ? -1 : 1);
      event.consume();
    } else if (event.isShortcutDown() && event.getCode() == KeyCode.C && list.isFocused()) {
      copy();
      event.consume();
    } else if (event.getCode() == KeyCode.F3) {
      jump(event.isShiftDown() ? -1 : 1);
      event.consume();
    }
  }

  private void jump(int direction) {
    show(model.nextHit(list.getSelectionModel().getSelectedIndex(), direction));
  }

  private void jumpError(int direction) {
    show(model.nextError(list.getSelectionModel().getSelectedIndex(), direction));
  }

  private void show(int hit) {
    if (hit >= 0) {
      model.following().set(false);
      list.getSelectionModel().clearAndSelect(hit);
      list.scrollTo(Math.max(0, hit - 3));
    }
  }
}
