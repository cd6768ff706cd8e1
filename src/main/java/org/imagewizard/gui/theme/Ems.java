package org.imagewizard.gui.theme;

import javafx.scene.Node;
import javafx.scene.Scene;

/** The text size that layout follows. */
public final class Ems {
  private static final double USUAL = 14;
  private static final Object KEY = "image-wizard.em";

  private Ems() {}

  /** One em in pixels, where a node is. */
  public static double of(Node node) {
    Scene scene = node.getScene();
    return scene != null && scene.getProperties().get(KEY) instanceof Double size ? size : USUAL;
  }

  /** The size at {@code percent} of the usual one, told to the scene. */
  static void set(Scene scene, int percent) {
    scene.getProperties().put(KEY, USUAL * percent / 100);
  }
}
