package org.imagewizard.gui.theme;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import javafx.scene.Node;
import javafx.stage.FileChooser;

/** Asks where a file shall go, and writes it. */
public final class SaveFile {
  private SaveFile() {}

  /**
   * @param owner in the window that the question belongs to
   * @param failed called when the chosen file cannot be written
   */
  public static void ask(Node owner, String title, String name, byte[] content, Runnable failed) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(title);
    chooser.setInitialFileName(name);
    File file = chooser.showSaveDialog(owner.getScene().getWindow());
    if (file != null) {
      try {
        Files.write(file.toPath(), content);
      } catch (IOException e) {
        failed.run();
      }
    }
  }

  public static void ask(Node owner, String title, String name, String content, Runnable failed) {
    ask(owner, title, name, content.getBytes(StandardCharsets.UTF_8), failed);
  }
}
