package org.imagewizard.gui.theme;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.Node;
import javafx.stage.DirectoryChooser;

/** Asks for a folder with the desktop's own window. */
public final class PickFolder {
  private PickFolder() {}

  /**
   * @param owner in the window that the question belongs to
   * @return empty when nothing was chosen
   */
  public static Optional<Path> ask(Node owner, String title) {
    return show(owner, title, new DirectoryChooser());
  }

  /**
   * @param near where to begin; the nearest folder above it where it is not there
   */
  public static Optional<Path> ask(Node owner, String title, Path near) {
    DirectoryChooser chooser = new DirectoryChooser();
    Path start = near;
    while (start != null && !Files.isDirectory(start)) {
      start = start.getParent();
    }
    if (start != null) {
      chooser.setInitialDirectory(start.toFile());
    }
    return show(owner, title, chooser);
  }

  private static Optional<Path> show(Node owner, String title, DirectoryChooser chooser) {
    chooser.setTitle(title);
    File chosen = chooser.showDialog(owner.getScene().getWindow());
    return Optional.ofNullable(chosen).map(File::toPath);
  }
}
