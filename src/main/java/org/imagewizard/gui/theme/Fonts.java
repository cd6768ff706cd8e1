package org.imagewizard.gui.theme;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import javafx.scene.text.Font;

/** The letters that come with the wizard, so that it looks the same on every computer. */
final class Fonts {
  static final String SANS = "Inter";

  private static final String INTER = "/com/formdev/flatlaf/fonts/inter/";
  private static final String MONO = "/com/formdev/flatlaf/fonts/jetbrains_mono/";

  /** A font file starts with 12 bytes, then 16 for each table, beginning with its name. */
  private static final int HEADER = 12;

  private static final int ENTRY = 16;

  private static boolean loaded;

  private Fonts() {}

  /** Makes them known to the toolkit, once in a virtual machine. */
  static synchronized void load() {
    if (loaded) {
      return;
    }
    add(read(INTER + "Inter-Regular.otf"));
    add(read(INTER + "Inter-SemiBold.otf"));
    add(withoutLigatures(read(MONO + "JetBrainsMono-Regular.ttf")));
    add(withoutLigatures(read(MONO + "JetBrainsMono-Bold.ttf")));
    loaded = true;
  }

  private static void add(byte[] font) {
    Font.loadFont(new ByteArrayInputStream(font), 14);
  }

  private static byte[] read(String resource) {
    try (InputStream in = Fonts.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("not in the program: " + resource);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Commands must be read letter by letter: the table that joins them is made unknown. */
  private static byte[] withoutLigatures(byte[] font) {
    int tables = (font[4] & 0xff) << 8 | font[5] & 0xff;
    for (int i = 0; i < tables; i++) {
      int at = HEADER + i * ENTRY;
      if ("GSUB".equals(new String(font, at, 4, StandardCharsets.US_ASCII))) {
        font[at + 3] = 'A';
      }
    }
    return font;
  }
}
