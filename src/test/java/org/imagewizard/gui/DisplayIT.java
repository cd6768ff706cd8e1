package org.imagewizard.gui;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The window as people have it, on GTK and a display, beside the one that other tests look at. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class DisplayIT {
  /** Layout and colours; letters are smoothed by each in its own way. */
  private static final double ALIKE = 0.97;

  @TempDir Path home;

  @Test
  void aRealWindowShowsWhatTheHeadlessOneShows() throws Exception {
    Path pictures = Path.of("target/pictures/display").toAbsolutePath();
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
            pictures.toString());
    try (Display display = Display.open()) {
      assertThat(display.run(home, out, command)).as(Files.readString(out)).isZero();
    }
    Tour tour = Tour.open();
    try {
      DisplayProgram.each(tour, stop -> compare(stop, kept(pictures, stop), tour));
      assertThat(Likeness.of(kept(pictures, "01-start"), kept(pictures, "02-check")))
          .as("two pages, or nothing would be measured")
          .isLessThan(ALIKE);
    } finally {
      tour.driver().close();
    }
  }

  private static BufferedImage kept(Path pictures, String stop) {
    return Driver.onWindow(() -> ImageIO.read(pictures.resolve(stop + ".png").toFile()));
  }

  private static void compare(String stop, BufferedImage real, Tour tour) {
    tour.driver()
        .waitFor(
            stop + " as it was on the display",
            () -> Likeness.of(real, Picture.of(tour.driver().scene())) > ALIKE);
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
