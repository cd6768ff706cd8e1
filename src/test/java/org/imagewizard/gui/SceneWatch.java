package org.imagewizard.gui;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.application.Platform;
import javafx.beans.Observable;
import javafx.collections.ListChangeListener;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.TableView;
import javafx.scene.control.TextInputControl;

/**
 * Notices whoever changes what is on screen from another thread than the window's: such a change
 * mostly goes well, and once in a thousand times breaks the window. JavaFX keeps what a listener
 * throws from the one who made the change, so {@link Driver#close} fails the test.
 */
final class SceneWatch {
  private final List<String> faults = new CopyOnWriteArrayList<>();

  /** On the window's thread. */
  SceneWatch(Parent root) {
    watch(root);
  }

  List<String> faults() {
    return List.copyOf(faults);
  }

  private void watch(Node node) {
    // Kept by the node itself: a weak map of all that ever were would look like a leak.
    if (node.getProperties().putIfAbsent(this, true) != null) {
      return;
    }
    node.visibleProperty().addListener(this::changed);
    node.managedProperty().addListener(this::changed);
    node.disableProperty().addListener(this::changed);
    switch (node) {
      case Labeled labeled -> labeled.textProperty().addListener(this::changed);
      case TextInputControl input -> input.textProperty().addListener(this::changed);
      case ProgressIndicator bar -> bar.progressProperty().addListener(this::changed);
      case ListView<?> list -> list.getItems().addListener(this::changed);
      case TableView<?> table -> table.getItems().addListener(this::changed);
      default -> {}
    }
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().addListener(this::children);
      parent.getChildrenUnmodifiable().forEach(this::watch);
    }
  }

  private void children(ListChangeListener.Change<? extends Node> change) {
    changed(change.getList());
    while (change.next()) {
      change.getAddedSubList().forEach(this::watch);
    }
  }

  private void changed(Observable what) {
    if (!Platform.isFxApplicationThread()) {
      faults.add(Thread.currentThread() + " changed " + what);
    }
  }
}
