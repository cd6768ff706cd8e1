package org.imagewizard.gui.theme;

import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.feather.Feather;

/** Small building blocks, so that pages read as what they show. */
public final class Ui {
  private Ui() {}

  /** A short text that is never cut; paths and commands may be. */
  public static Label label(String text, String... styles) {
    Label label = new Label(text);
    label.getStyleClass().addAll(styles);
    label.setMinWidth(List.of(styles).contains("mono") ? 0 : Region.USE_PREF_SIZE);
    return label;
  }

  /** A text that wraps and is never cut. */
  public static Label wrap(String text, String... styles) {
    Label label = label(text, styles);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    label.setMinWidth(0);
    label.setMaxWidth(Double.MAX_VALUE);
    return label;
  }

  public static Button button(String id, String text, Feather icon, Runnable action) {
    Button button = new Button(text, Icons.of(icon));
    button.setId(id);
    button.setMinWidth(Region.USE_PREF_SIZE);
    button.setOnAction(event -> action.run());
    return button;
  }

  public static Button small(String id, String text, Feather icon, Runnable action) {
    Button button = button(id, text, icon, action);
    button.getStyleClass().add("small-button");
    return button;
  }

  /** A button that looks like a link. */
  public static Button link(String id, String text, Feather icon, Runnable action) {
    Button button = button(id, text, icon, action);
    button.getStyleClass().addAll("flat", "link");
    return button;
  }

  /** Puts the icon behind the words, for what leads forward. */
  public static Button forward(Button button) {
    button.setContentDisplay(ContentDisplay.RIGHT);
    return button;
  }

  public static VBox card(Node... children) {
    VBox card = new VBox(children);
    card.getStyleClass().add("panel");
    return card;
  }

  public static VBox column(double gap, Node... children) {
    return new VBox(gap, children);
  }

  public static HBox row(double gap, Node... children) {
    return new Row(gap, children);
  }

  public static Region spacer() {
    Region spacer = new Region();
    HBox.setHgrow(spacer, Priority.ALWAYS);
    VBox.setVgrow(spacer, Priority.ALWAYS);
    return spacer;
  }

  public static <N extends Node> N grow(N node) {
    HBox.setHgrow(node, Priority.ALWAYS);
    VBox.setVgrow(node, Priority.ALWAYS);
    return node;
  }

  public static void show(Node node, boolean shown) {
    node.setVisible(shown);
    node.setManaged(shown);
  }

  /** Shown, and with a place of its own, while {@code shown} is true. */
  public static void showWhile(Node node, ObservableValue<Boolean> shown) {
    node.visibleProperty().bind(shown);
    node.managedProperty().bind(node.visibleProperty());
  }

  public static void copy(String text) {
    ClipboardContent content = new ClipboardContent();
    content.putString(text);
    Clipboard.getSystemClipboard().setContent(content);
  }
}
