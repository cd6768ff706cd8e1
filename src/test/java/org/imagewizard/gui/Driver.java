package org.imagewizard.gui;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.robot.Robot;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.imagewizard.gui.theme.Look;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** Drives one wizard window as a person would, by the ids of its controls. */
final class Driver {
  /** Long enough for a slow computer that does something else, too; only a fault takes so long. */
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  /** How often in a row a picture must be the same. */
  private static final int STILL = 10;

  /** The share of it that must be: a caret may blink. */
  private static final double SAME = 0.999;

  private final FxRobot robot = new FxRobot();
  private final Stage stage;
  private final WizardStage wizard;
  private final Look look;
  private final SceneWatch watch;
  private int clicks;

  private Driver(Stage stage, WizardStage wizard, Look look) {
    this.stage = stage;
    this.look = look;
    this.wizard = wizard;
    this.watch = new SceneWatch(stage.getScene().getRoot());
  }

  /** Starts the toolkit once in this virtual machine. */
  static void toolkit() {
    CountDownLatch started = new CountDownLatch(1);
    try {
      Platform.startup(started::countDown);
    } catch (IllegalStateException already) {
      started.countDown();
    }
    Platform.setImplicitExit(false);
    try {
      assertThat(started.await(PATIENCE.toSeconds(), TimeUnit.SECONDS))
          .as("the toolkit starts")
          .isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  static Driver open(Backend backend, Path home, Locale locale) {
    toolkit();
    return onWindow(
        () -> {
          Stage stage = new Stage();
          WizardStage wizard =
              new WizardStage(
                  backend, home, locale, WindowMemory.none(), home.resolve("wizard.log"));
          Look look = new Look();
          wizard.show(stage, look);
          look.theme().set(Look.Theme.LIGHT);
          return new Driver(stage, wizard, look);
        });
  }

  static <T> T onWindow(Callable<T> work) {
    if (Platform.isFxApplicationThread()) {
      try {
        return work.call();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
    FutureTask<T> task = new FutureTask<>(work);
    Platform.runLater(task);
    try {
      return task.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }

  WizardStage wizard() {
    return wizard;
  }

  Look look() {
    return look;
  }

  Scene scene() {
    return stage.getScene();
  }

  Node find(String id) {
    Node node = onWindow(() -> stage.getScene().getRoot().lookup(id));
    assertThat(node).as(id).isNotNull();
    return node;
  }

  boolean has(String id) {
    return onWindow(
        () -> {
          Node node = stage.getScene().getRoot().lookup(id);
          return node != null && seen(node);
        });
  }

  /** Neither it nor anything around it is hidden. On the window's thread. */
  private static boolean seen(Node node) {
    Node at = node;
    while (at != null && at.isVisible()) {
      at = at.getParent();
    }
    return at == null;
  }

  String text(String id) {
    Node node = find(id);
    return onWindow(() -> node instanceof Labeled label ? words(label) : "");
  }

  /** Without the mark of its access key. */
  private static String words(Labeled label) {
    return label.isMnemonicParsing() ? label.getText().replaceFirst("_", "") : label.getText();
  }

  /**
   * Clicks with the mouse, once the control may be clicked and stands where it will be seen. Not
   * with TestFX's robot, which takes a third of a second to move there.
   */
  void click(String id) {
    waitFor(id + " can be clicked", () -> ready(id));
    frame();
    onWindow(
        () -> {
          Bounds place = find(id).localToScreen(find(id).getLayoutBounds());
          Robot mouse = new Robot();
          mouse.mouseMove(place.getCenterX(), place.getCenterY());
          mouse.mouseClick(MouseButton.PRIMARY);
          return true;
        });
    clicks++;
    settle();
  }

  /** Presses keys together and lets them go. */
  void press(KeyCode... keys) {
    robot.push(keys);
    settle();
  }

  /** How often it was clicked. */
  int clicks() {
    return clicks;
  }

  /** On the window's thread. */
  private boolean ready(String id) {
    Node node = stage.getScene().getRoot().lookup(id);
    return node != null && seen(node) && !node.isDisabled();
  }

  /** Fires a control that may be scrolled out of view. */
  void fire(String id) {
    waitFor(id + " is there", () -> stage.getScene().getRoot().lookup(id) != null);
    Node node = find(id);
    onWindow(
        () -> {
          ((ButtonBase) node).fire();
          return true;
        });
    settle();
  }

  void type(String id, String words) {
    Node node = find(id);
    onWindow(
        () -> {
          ((TextInputControl) node).setText(words);
          return true;
        });
    settle();
  }

  void next() {
    click("#next");
  }

  void waitForPage(int number) {
    waitFor("page " + number, () -> has("#page-" + number));
  }

  void waitFor(String what, BooleanSupplier condition) {
    waitLong(what, PATIENCE, condition);
  }

  void waitLong(String what, Duration patience, BooleanSupplier condition) {
    try {
      WaitForAsyncUtils.waitFor(
          patience.toSeconds(), TimeUnit.SECONDS, () -> onWindow(condition::getAsBoolean));
    } catch (TimeoutException e) {
      throw new AssertionError("never came: " + what, e);
    }
  }

  /** Waits until a whole frame was made of what is there now. */
  void frame() {
    CountDownLatch made = new CountDownLatch(1);
    onWindow(
        () -> {
          Runnable[] once = new Runnable[1];
          once[0] =
              () -> {
                scene().removePostLayoutPulseListener(once[0]);
                made.countDown();
              };
          scene().addPostLayoutPulseListener(once[0]);
          Platform.requestNextPulse();
          return true;
        });
    try {
      assertThat(made.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).as("a frame").isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** What the window shows, once nothing is worked out and nothing moves. */
  BufferedImage still() {
    Deque<BufferedImage> alike = new ArrayDeque<>();
    waitFor(
        "nothing moves",
        () -> {
          BufferedImage now = Picture.of(stage.getScene());
          boolean same =
              !wizard.session().evaluating().get()
                  && (alike.isEmpty() || Likeness.of(alike.getFirst(), now) > SAME);
          if (!same) {
            alike.clear();
          }
          alike.add(now);
          return alike.size() > STILL;
        });
    return alike.getLast();
  }

  /** Takes the mouse away, so that nothing looks pointed at. */
  void parkMouse() {
    onWindow(
        () -> {
          new Robot().mouseMove(0, 0);
          return true;
        });
    settle();
  }

  /** Once: whatever takes longer is waited for by its condition. */
  private void settle() {
    WaitForAsyncUtils.waitForFxEvents(1);
  }

  /** Gives the window another size. On the window's thread. */
  void resize(double width, double height) {
    stage.setWidth(width);
    stage.setHeight(height);
  }

  void picture(String name) {
    picture(Path.of("target", "pictures", name + ".png"));
  }

  void picture(Path file) {
    settle();
    onWindow(
        () -> {
          Picture.write(Picture.of(stage.getScene()), file);
          return true;
        });
  }

  /** The window's own cross, or what a window manager does in its place. */
  void pressCross() {
    onWindow(
        () -> {
          stage.fireEvent(new WindowEvent(stage, WindowEvent.WINDOW_CLOSE_REQUEST));
          return true;
        });
    settle();
  }

  void close() {
    onWindow(
        () -> {
          stage.close();
          return true;
        });
    assertThat(watch.faults()).as("changes from another thread than the window's").isEmpty();
  }
}
