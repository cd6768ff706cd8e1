package org.imagewizard.gui.theme;

import java.util.function.BiConsumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import org.jspecify.annotations.Nullable;

/** A table's cell that shows one node, made once and filled again for each row. */
public final class NodeCell<S, T, N extends Node> extends TableCell<S, T> {
  private final N node;
  private final BiConsumer<N, T> fill;

  public NodeCell(N node, BiConsumer<N, T> fill) {
    this.node = node;
    this.fill = fill;
  }

  /** Words in a style of their own, as names have. */
  public static <S> NodeCell<S, String, Label> words(String style) {
    Label label = Ui.label("", style);
    label.setMinWidth(0);
    return new NodeCell<>(label, Label::setText);
  }

  @Override
  protected void updateItem(@Nullable T item, boolean empty) {
    super.updateItem(item, empty);
    if (empty || item == null) {
      setGraphic(null);
    } else {
      fill.accept(node, item);
      setGraphic(node);
    }
  }
}
