package org.imagewizard.gui;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.base.process.ProcessRunner;
import org.imagewizard.base.task.Cancellation;

/** What the desktop around the window does for it, through the programs that desktops have. */
final class Desktop {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final String system;

  Desktop() {
    this(System.getProperty("os.name", ""));
  }

  /**
   * @param system as Java names it
   */
  Desktop(String system) {
    this.system = system.toLowerCase(Locale.ROOT);
  }

  /** Shows a folder in the person's file manager; false when there is none. Blocks a moment. */
  boolean show(Path folder) {
    String program =
        system.contains("win") ? "explorer" : system.contains("mac") ? "open" : "xdg-open";
    return run(List.of(program, folder.toString()));
  }

  /** A notice of the desktop; nothing where there is no program for it. */
  void tell(String title, String text) {
    if (system.contains("linux")) {
      run(List.of("notify-send", "--app-name=IMAGE Wizard", title, text));
    }
  }

  private static boolean run(List<String> command) {
    try {
      return ProcessRunner.run(
              command, Map.of(), Path.of("/"), line -> {}, new Cancellation(), PATIENCE)
          .ok();
    } catch (ProblemException e) {
      // One that hangs is as good as none.
      return false;
    }
  }
}
