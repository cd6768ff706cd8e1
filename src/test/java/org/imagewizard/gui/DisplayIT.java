package org.imagewizard.gui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.imagewizard.it.Display;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The window as people have it, on GTK and a display, beside the one that other tests look at. */
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class DisplayIT {
  @TempDir Path home;

  @Test
  void aRealWindowShowsWhatTheHeadlessOneShows() throws Exception {
    Path expected = Path.of("target/pictures/headless").toAbsolutePath();
    Tour tour = Tour.open();
    try {
      DisplayProgram.each(
          tour, stop -> Picture.write(tour.driver().still(), expected.resolve(stop + ".png")));
    } finally {
      tour.driver().close();
    }
    assertThat(
            Likeness.of(
                Picture.read(expected.resolve("01-start.png")),
                Picture.read(expected.resolve("02-check.png"))))
        .as("two pages, or nothing would be measured")
        .isLessThan(DisplayProgram.ALIKE);
    Path out = home.resolve("out.txt");
    List<String> command =
        List.of(
            System.getProperty("java.home") + "/bin/java",
            "-XX:+UseSerialGC",
            "--enable-native-access=ALL-UNNAMED",
            "-Dprism.order=sw",
            "-Dtestfx.robot=glass",
            "-Djava.awt.headless=true",
            "-cp",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
            DisplayProgram.class.getName(),
            expected.toString(),
            Path.of("target/pictures/display").toAbsolutePath().toString());
    try (Display display = Display.open()) {
      assertThat(display.run(home, out, command)).as(Files.readString(out)).isZero();
    }
    System.out.println(Files.readString(out));
  }

  /** The packaged program: it opens, draws its first page, and says who reads it aloud. */
  @Test
  void thePackagedProgramOpensOnADisplay() throws Exception {
    Path out = home.resolve("out.txt");
    String program = new File("target/app/bin/image-wizard").getAbsolutePath();
    try (Display display = Display.open()) {
      int exit = display.run(home, out, List.of(program, "gui", "--exit-after-first-frame"));
      assertThat(exit).as(Files.readString(out)).isZero();
    }
    assertThat(Files.readString(out)).contains("--text");
  }
}
