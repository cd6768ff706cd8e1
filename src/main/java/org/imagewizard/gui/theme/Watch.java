package org.imagewizard.gui.theme;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.util.Subscription;

/** Lets a view follow a view model only while it is in a window, so that old views can go. */
public final class Watch {
  private static final Object KEY = "image-wizard.watch";

  private Watch() {}

  /** Calls {@code render} now and at each change while {@code node} is in a scene. */
  public static <T> void on(Node node, ObservableValue<T> value, Consumer<T> render) {
    ObservableValue<T> inWindow = value.when(node.sceneProperty().isNotNull());
    keep(node, inWindow.subscribe(render));
  }

  /**
   * While a node is out of the window, only weak references lead to what waits for its return: the
   * node itself has to hold it, or the collector takes it and the page stays as it was.
   */
  @SuppressWarnings("unchecked")
  private static void keep(Node node, Subscription subscription) {
    ((List<Subscription>) node.getProperties().computeIfAbsent(KEY, k -> new ArrayList<>()))
        .add(subscription);
  }
}
