package org.imagewizard.gui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Rectangle2D;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WindowMemoryTest {
  private static final List<Rectangle2D> LAPTOP = List.of(new Rectangle2D(0, 0, 1920, 1080));

  @TempDir Path folder;

  @Test
  void remembersWhatWasChosen() {
    Path file = folder.resolve("deep/window.properties");
    WindowMemory memory = WindowMemory.at(file);
    memory.bounds(new Rectangle2D(40, 60, 1200, 800));
    memory.set("theme", "DARK");
    memory.language(Locale.FRENCH);
    memory.save();
    WindowMemory again = WindowMemory.at(file);
    assertThat(again.bounds(LAPTOP)).contains(new Rectangle2D(40, 60, 1200, 800));
    assertThat(again.get("theme")).contains("DARK");
    assertThat(again.language()).contains(Locale.FRENCH);
    again.set("language", "xx");
    assertThat(again.language()).as("no language of ours").isEmpty();
  }

  @Test
  void aPlaceOnAScreenThatIsGoneIsNotTaken() {
    WindowMemory memory = WindowMemory.none();
    memory.bounds(new Rectangle2D(2500, 60, 1200, 800));
    assertThat(memory.bounds(LAPTOP)).isEmpty();
    memory.bounds(new Rectangle2D(100, -500, 1200, 800));
    assertThat(memory.bounds(LAPTOP)).as("its title bar could not be reached").isEmpty();
  }

  @Test
  void aBrokenFileIsAsIfThereWereNone() throws IOException {
    Path file = folder.resolve("window.properties");
    Files.writeString(file, "x=\\u00zz\nwidth=wide\n");
    assertThat(WindowMemory.at(file).bounds(LAPTOP)).isEmpty();
    Files.writeString(file, "x=1\ny=1\nwidth=-3\nheight=NaN\n");
    assertThat(WindowMemory.at(file).bounds(LAPTOP)).isEmpty();
  }
}
