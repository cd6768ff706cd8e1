package org.imagewizard.gui;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import javafx.geometry.Rectangle2D;
import org.imagewizard.base.file.WholeFile;
import org.imagewizard.base.text.Languages;

/**
 * What a person chose about the window, from one time to the next. A file that cannot be read or
 * written is no reason to say anything: the usual looks are good.
 */
final class WindowMemory {
  /** Pixels of the window that must be on some screen for its place to be taken again. */
  private static final double SEEN = 200;

  private final Optional<Path> file;
  private final Properties known = new Properties();

  private WindowMemory(Optional<Path> file) {
    this.file = file;
    file.filter(Files::isRegularFile).ifPresent(this::read);
  }

  /** Kept in {@code file}, which need not be there. */
  static WindowMemory at(Path file) {
    return new WindowMemory(Optional.of(file));
  }

  /** Forgets everything, for tests. */
  static WindowMemory none() {
    return new WindowMemory(Optional.empty());
  }

  private void read(Path from) {
    try (Reader reader = Files.newBufferedReader(from)) {
      known.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      known.clear();
    }
  }

  Optional<String> get(String name) {
    return Optional.ofNullable(known.getProperty(name));
  }

  void set(String name, String value) {
    known.setProperty(name, value);
  }

  /** The language of last time, where it is still one of ours. */
  Optional<Locale> language() {
    return get("language")
        .flatMap(
            word -> Languages.ALL.stream().filter(l -> l.getLanguage().equals(word)).findFirst());
  }

  void language(Locale locale) {
    set("language", locale.getLanguage());
  }

  void bounds(Rectangle2D window) {
    set("x", String.valueOf(window.getMinX()));
    set("y", String.valueOf(window.getMinY()));
    set("width", String.valueOf(window.getWidth()));
    set("height", String.valueOf(window.getHeight()));
  }

  /** Where the window was, if enough of that is on one of today's screens. */
  Optional<Rectangle2D> bounds(List<Rectangle2D> screens) {
    try {
      Rectangle2D window =
          new Rectangle2D(number("x"), number("y"), number("width"), number("height"));
      return screens.stream().anyMatch(screen -> seen(window, screen))
          ? Optional.of(window)
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private double number(String name) {
    return Double.parseDouble(known.getProperty(name, ""));
  }

  private static boolean seen(Rectangle2D window, Rectangle2D screen) {
    double wide =
        Math.min(window.getMaxX(), screen.getMaxX()) - Math.max(window.getMinX(), screen.getMinX());
    double high =
        Math.min(window.getMaxY(), screen.getMaxY()) - Math.max(window.getMinY(), screen.getMinY());
    boolean title = window.getMinY() >= screen.getMinY() - 1;
    return title && wide >= SEEN && high >= SEEN;
  }

  void save() {
    if (file.isEmpty()) {
      return;
    }
    Path to = file.get();
    try {
      WholeFile.write(
          to,
          out ->
              known.store(
                  new OutputStreamWriter(out, StandardCharsets.UTF_8),
                  "The window of IMAGE Wizard"));
    } catch (IOException e) {
      // Next time the window opens as usual; nothing of the person's work is lost.
      known.clear();
    }
  }
}
