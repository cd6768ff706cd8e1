package org.imagewizard.gui;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import javafx.application.Platform;
import javafx.stage.Stage;
import javafx.stage.WindowEvent;
import org.imagewizard.base.problem.ExitStatus;
import org.imagewizard.wizard.Window;
import org.imagewizard.wizard.Workbench;
import org.jspecify.annotations.Nullable;

/** The window face: starts the toolkit, shows the wizard, and waits until it is closed. */
public final class WizardWindow implements Window {
  /** Under the home folder. */
  private static final String MEMORY = ".config/image-wizard/window.properties";

  private final Workbench workbench;
  private final Path home;

  /**
   * @param home the folder under which servers lie, in {@code image/NAME}
   */
  public WizardWindow(Workbench workbench, Path home) {
    this.workbench = workbench;
    this.home = home;
  }

  @Override
  public int open(Locale locale, boolean exitAfterFirstFrame) {
    CountDownLatch closed = new CountDownLatch(1);
    AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
    Platform.startup(
        () -> {
          try {
            open(locale, exitAfterFirstFrame, closed);
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

  private void open(Locale locale, boolean exitAfterFirstFrame, CountDownLatch closed) {
    Stage stage = new Stage();
    Backend backend = new WorkbenchBackend(workbench, home);
    WindowMemory memory = WindowMemory.at(home.resolve(MEMORY));
    WizardStage wizard = new WizardStage(stage, backend, home, locale, memory);
    OwnLog log = OwnLog.open(home.resolve(WizardStage.LOG), backend::redact);
    wizard
        .session()
        .problem()
        .subscribe(
            met -> {
              if (met != null) {
                log.shown(met);
              }
            });
    stage.addEventHandler(
        WindowEvent.WINDOW_HIDDEN,
        event -> {
          log.close();
          closed.countDown();
        });
    wizard.show();
    if (exitAfterFirstFrame) {
      wizard.closeAfterFirstFrame();
    }
  }

  @Override
  public boolean possible() {
    String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    boolean display =
        !system.contains("linux")
            || !System.getenv().getOrDefault("DISPLAY", "").isBlank()
            || !System.getenv().getOrDefault("WAYLAND_DISPLAY", "").isBlank();
    return display || "Headless".equals(System.getProperty("glass.platform"));
  }
}
