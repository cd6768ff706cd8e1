package org.imagewizard.gui.theme;

import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

/** Lets a view follow a view model only while it is in a window, so that old views can go. */
public final class Watch {
  private Watch() {}

  /** Calls {@code render} now and at each change while {@code node} is in a scene. */
  public static <T> void on(Node node, ObservableValue<T> value, Consumer<T> render) {
    value.when(node.sceneProperty().isNotNull()).subscribe(render);
  }
}
