package org.imagewizard.gui;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicReference;
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

  /** Layout and colours; letters are smoothed by each in its own way. */
  static final double ALIKE = 0.97;

  private DisplayProgram() {}

  /**
   * @param args the folder with the pictures of the window that other tests look at, and the folder
   *     for those of the display
   */
  public static void main(String[] args) {
    try {
      walk(Path.of(args[0]), Path.of(args[1]));
    } catch (Throwable e) {
      // The window's own thread would keep this program running.
      e.printStackTrace();
      System.exit(1);
    }
    System.exit(0);
  }

  private static void walk(Path expected, Path shown) {
    Tour tour = Tour.open();
    Driver driver = tour.driver();
    each(tour, stop -> compare(driver, expected, shown, stop + ".png"));
    // With the mouse of the display, one page back and on again.
    driver.click("#back");
    driver.waitForPage(5);
    driver.still();
    driver.click("#next");
    driver.waitForPage(6);
    driver.close();
  }

  /** Goes to each stop in the usual size, light and in English, with nothing pointed at. */
  static void each(Tour tour, Tour.Visit visit) {
    tour.look(Theme.LIGHT, Locale.ENGLISH, 100);
    Driver.onWindow(
        () -> {
          tour.driver().resize(1180, 780);
          return true;
        });
    tour.driver().parkMouse();
    tour.go(STOPS, visit);
  }

  /** Waits until the display shows what is expected, and keeps what it shows. */
  private static void compare(Driver driver, Path expected, Path shown, String file) {
    BufferedImage wanted = Picture.read(expected.resolve(file));
    AtomicReference<BufferedImage> last = new AtomicReference<>(wanted);
    try {
      driver.waitFor(
          file + " on the display",
          () -> {
            last.set(display(driver.scene()));
            return Likeness.of(wanted, last.get()) > ALIKE;
          });
    } finally {
      Picture.write(last.get(), shown.resolve(file));
      System.out.printf("%s: alike by %.4f%n", file, Likeness.of(wanted, last.get()));
    }
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
