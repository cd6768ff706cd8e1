package org.imagewizard.gui;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.logging.Logger;
import javafx.application.Platform;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.imagewizard.base.problem.ExitStatus;
import org.imagewizard.base.task.Daemon;
import org.imagewizard.gui.shell.Frames;
import org.imagewizard.gui.shell.FxHop;
import org.imagewizard.gui.theme.Look;
import org.imagewizard.wizard.Window;
import org.imagewizard.wizard.Workbench;
import org.jspecify.annotations.Nullable;

/** The window face: starts the toolkit, shows the wizard, and waits until it is closed. */
public final class WizardWindow implements Window {
  /** Under the home folder. */
  private static final String MEMORY = ".config/image-wizard/window.properties";

  private final Supplier<Workbench> workbench;
  private final Path home;
  private final Path log;
  private final StartTimes times = new StartTimes();
  private @Nullable FutureTask<Look> look;
  private @Nullable RuntimeException refused;

  /**
   * @param workbench made when the window opens; most commands open none
   * @param home the folder under which servers lie, in {@code image/NAME}
   * @param log where the program's own log is
   */
  public WizardWindow(Supplier<Workbench> workbench, Path home, Path log) {
    this.workbench = workbench;
    this.home = home;
    this.log = log;
  }

  @Override
  public void prepare() {
    if (look != null || !possible()) {
      return;
    }
    // Only here: a command of the text mode runs without JavaFX.
    FutureTask<Look> made = new FutureTask<>(Look::new);
    look = made;
    // While the desktop's own toolkit starts, which takes one processor.
    Daemon.start("letters", new FutureTask<>(Look::prepare));
    try {
      Platform.startup(made);
    } catch (RuntimeException e) {
      refused = e;
    }
  }

  @Override
  public int open(Opening how) {
    CountDownLatch closed = new CountDownLatch(1);
    AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
    times.reached("the program");
    prepare();
    if (refused != null) {
      throw refused;
    }
    // Here, while the window's thread still reads its colours.
    Backend backend = new WorkbenchBackend(workbench.get(), home);
    WindowMemory memory = WindowMemory.at(home.resolve(MEMORY));
    Locale locale = how.asked() ? how.language() : memory.language().orElse(how.language());
    WizardStage wizard = new WizardStage(backend, home, locale, memory, log);
    FxHop.run(
        () -> {
          try {
            show(wizard, backend, how, closed);
          } catch (RuntimeException e) {
            // A window that could not be made must end the wait, with its reason.
            failure.set(e);
            closed.countDown();
          }
        });
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Platform.exit();
    RuntimeException met = failure.get();
    if (met != null) {
      throw met;
    }
    return ExitStatus.DONE.code();
  }

  /** Asked for when there is something to say: most commands open no window. */
  private static Logger logger() {
    return Logger.getLogger(WizardWindow.class.getName());
  }

  private Look looks() {
    FutureTask<Look> made = Objects.requireNonNull(look);
    if (made.state() == Future.State.FAILED) {
      throw new IllegalStateException(made.exceptionNow());
    }
    return made.resultNow();
  }

  private void show(WizardStage wizard, Backend backend, Opening how, CountDownLatch closed) {
    times.reached("the toolkit");
    Stage stage = new Stage();
    wizard
        .session()
        .problem()
        .subscribe(
            met -> {
              if (met != null) {
                logger().warning(backend.redact(met.asText()));
              }
            });
    stage.addEventHandler(WindowEvent.WINDOW_HIDDEN, event -> closed.countDown());
    wizard.show(stage, looks());
    times.reached("the page");
    Frames.afterDrawing(
        () -> {
          times.reached("the first frame");
          logger().info(times.inWords());
          if (how.exitAfterFirstFrame()) {
            stage.close();
          }
        });
  }

  /** JavaFX has a bridge to the screen readers of Windows and macOS, and none on Linux. */
  @Override
  public boolean speaks() {
    return !linux();
  }

  private static boolean linux() {
    return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux");
  }

  @Override
  public boolean possible() {
    boolean display =
        !linux()
            || !System.getenv().getOrDefault("DISPLAY", "").isBlank()
            || !System.getenv().getOrDefault("WAYLAND_DISPLAY", "").isBlank();
    return display || "Headless".equals(System.getProperty("glass.platform"));
  }
}
