package org.imagewizard.wizard;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.imagewizard.base.file.HeldFile;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.base.text.Phrase;
import org.imagewizard.render.FolderWriter;
import org.jspecify.annotations.Nullable;

/**
 * The one window that shows a server: what a second one would do to it, the first would not know
 * of.
 */
public final class Showing implements AutoCloseable {
  private static final String BUNDLE = "org.imagewizard.wizard.messages";
  private static final String FILE = FolderWriter.PRIVATE + "/window";

  private final @Nullable HeldFile file;

  private Showing(@Nullable HeldFile file) {
    this.file = file;
  }

  /** Keeps nobody out. */
  public static Showing none() {
    return new Showing(null);
  }

  /**
   * A folder where nothing can be written is shown without: nothing can be changed in it either.
   *
   * @throws ProblemException kind OUTCOME when another window shows the server of this folder
   */
  public static Showing of(Path folder) {
    try {
      String own = String.valueOf(ProcessHandle.current().pid());
      return new Showing(HeldFile.take(folder.resolve(FILE), own, Duration.ZERO));
    } catch (HeldFile.TakenException e) {
      throw new ProblemException(shown(folder, e.holder()));
    } catch (IOException e) {
      return none();
    }
  }

  private static Problem shown(Path folder, String holder) {
    return new Problem(
        "folder.shown",
        Problem.Kind.OUTCOME,
        Phrase.of(BUNDLE, "window.shown", folder, holder),
        List.of(),
        List.of(Phrase.of(BUNDLE, "window.shown.advice")));
  }

  @Override
  public void close() {
    if (file != null) {
      try {
        file.close();
      } catch (IOException e) {
        // The lock ends with the program at the latest.
      }
    }
  }
}
