package org.imagewizard.gui;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.robot.Robot;
import javafx.stage.Window;
import org.imagewizard.gui.theme.Look.Theme;

/** Walks the window on the display of its process, and keeps what the display shows. */
public final class DisplayProgram {
  /** Where nothing moves by itself, in the order of the tour. */
  static final List<String> STOPS =
      List.of("01-start", "02-check", "03-services", "04-keys", "05-version", "06-network");

  /** Nearly all: a caret may blink. */
  private static final double SHOWN = 0.995;

  private DisplayProgram() {}

  /**
   * @param args the folder for the pictures
   */
  public static void main(String[] args) {
    Path folder = Path.of(args[0]);
    Tour tour = Tour.open();
    Driver driver = tour.driver();
    each(tour, stop -> Picture.write(shown(driver), folder.resolve(stop + ".png")));
    // With the mouse of the display, one page back and on again.
    driver.click("#back");
    driver.waitForPage(5);
    driver.click("#next");
    driver.waitForPage(6);
    driver.close();
    System.exit(0);
  }

  /** Goes to each stop in the usual size, light and in English. */
  static void each(Tour tour, Tour.Visit visit) {
    tour.look(Theme.LIGHT, Locale.ENGLISH, 100);
    tour.driver().size(1180, 780, 100);
    tour.go(STOPS, visit);
  }

  /** What the display shows, once it shows what was drawn. */
  private static BufferedImage shown(Driver driver) {
    driver.waitFor(
        "what was drawn is on the display",
        () -> Likeness.of(display(driver.scene()), Picture.of(driver.scene())) > SHOWN);
    return Driver.onWindow(() -> display(driver.scene()));
  }

  private static BufferedImage display(Scene scene) {
    Window window = scene.getWindow();
    Rectangle2D where =
        new Rectangle2D(
            window.getX() + scene.getX(),
            window.getY() + scene.getY(),
            scene.getWidth(),
            scene.getHeight());
    return Picture.of(new Robot().getScreenCapture(null, where));
  }
}
