package org.imagewizard.gui.theme;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.scene.text.Font;

/** The letters that come with the wizard, so that it looks the same on every computer. */
final class Fonts {
  private static final String INTER = "/com/formdev/flatlaf/fonts/inter/";
  private static final String MONO = "/com/formdev/flatlaf/fonts/jetbrains_mono/";

  /** A font file starts with 12 bytes, then 16 for each table, beginning with its name. */
  private static final int HEADER = 12;

  private static final int ENTRY = 16;

  private Fonts() {}

  /** What the toolkit was told, once in a virtual machine. */
  private static final class Known {
    static final List<Font> FONTS =
        Stream.of(
                read(INTER + "Inter-Regular.otf"),
                read(INTER + "Inter-SemiBold.otf"),
                withoutLigatures(read(MONO + "JetBrainsMono-Regular.ttf")),
                withoutLigatures(read(MONO + "JetBrainsMono-Bold.ttf")))
            .map(file -> Font.loadFont(new ByteArrayInputStream(file), 14))
            .filter(Objects::nonNull)
            .toList();
  }

  /** Makes them known to the toolkit. */
  static List<Font> load() {
    return Known.FONTS;
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
