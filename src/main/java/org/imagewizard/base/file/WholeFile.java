package org.imagewizard.base.file;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Writes a whole file or nothing: nobody ever reads half of it, and an earlier one stays until the
 * new one is complete. The file is its owner's alone.
 */
public final class WholeFile {
  private WholeFile() {}

  /** Gives the content; what it throws leaves everything as it was. */
  public interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  public static void write(Path file, String text) throws IOException {
    write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * @param file its folder is made when it is missing
   */
  public static void write(Path file, Content content) throws IOException {
    Path target = file.toAbsolutePath();
    Path folder = Files.createDirectories(target.getParent());
    Path half = Files.createTempFile(folder, "." + target.getFileName(), ".part");
    try {
      try (OutputStream out = Files.newOutputStream(half)) {
        content.writeTo(out);
      }
      Files.move(half, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(half);
    }
  }
}
