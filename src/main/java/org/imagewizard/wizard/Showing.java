package org.imagewizard.wizard;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.imagewizard.base.file.HeldFile;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.render.FolderWriter;
import org.jspecify.annotations.Nullable;

/**
 * The one window that shows a server: what a second one would do to it, the first would not know
 * of.
 */
public final class Showing implements AutoCloseable {
  private static final String FILE = FolderWriter.PRIVATE + "/window";

  private static final String ASKED = FolderWriter.PRIVATE + "/window-asked";
  private static final long BETWEEN_MS = 500;

  private final @Nullable HeldFile file;
  private final Path asked;
  private final CountDownLatch closed;

  private Showing(@Nullable HeldFile file, Path asked) {
    this.file = file;
    this.asked = asked;
    closed = new CountDownLatch(file == null ? 0 : 1);
  }

  /** Keeps nobody out. */
  public static Showing none() {
    return new Showing(null, Path.of(ASKED));
  }

  /**
   * The other window is told that somebody asked for its server. A folder where nothing can be
   * written is shown without: nothing can be changed in it either.
   *
   * @throws ProblemException kind OUTCOME when another window shows the server of this folder
   */
  public static Showing of(Path folder) {
    Path asked = folder.resolve(ASKED);
    try {
      String own = String.valueOf(ProcessHandle.current().pid());
      HeldFile file = HeldFile.take(folder.resolve(FILE), own, Duration.ZERO);
      Files.deleteIfExists(asked);
      return new Showing(file, asked);
    } catch (HeldFile.TakenException e) {
      ask(asked);
      throw new ProblemException(shown(folder, e.holder()));
    } catch (IOException e) {
      return none();
    }
  }

  private static void ask(Path asked) {
    try {
      Files.write(asked, new byte[0]);
    } catch (IOException e) {
      // Whoever asks is told where the window is in any case.
    }
  }

  /**
   * Waits until somebody asks for the server that this window shows. Not on the window's thread.
   *
   * @return false once this is closed: nobody asks here any more
   */
  public boolean asked() throws InterruptedException, IOException {
    do {
      if (Files.deleteIfExists(asked)) {
        return true;
      }
    } while (!closed.await(BETWEEN_MS, TimeUnit.MILLISECONDS));
    return false;
  }

  private static Problem shown(Path folder, String holder) {
    return new Problem(
        "folder.shown",
        Problem.Kind.OUTCOME,
        Sentence.of("window.shown", folder, holder),
        List.of(),
        List.of(Sentence.of("window.shown.advice")));
  }

  @Override
  public void close() {
    closed.countDown();
    if (file != null) {
      try {
        file.close();
      } catch (IOException e) {
        // The lock ends with the program at the latest.
      }
    }
  }
}
