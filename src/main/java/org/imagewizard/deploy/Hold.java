package org.imagewizard.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.imagewizard.base.file.FileFailure;
import org.imagewizard.base.file.HeldFile;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.render.FolderWriter;

/**
 * The right to change one server: two starts at once would undo each other. What its file holds
 * when its program was cut off tells the next one so.
 */
final class Hold implements AutoCloseable {
  private static final String FILE = FolderWriter.PRIVATE + "/lock";

  /** Who is at work, for those who only look: the lock itself must not be opened by them. */
  private static final String MARK = FolderWriter.PRIVATE + "/at-work";

  /** A start that was cancelled a moment ago may still hold it. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Path folder;
  private final HeldFile file;

  private Hold(Path folder, HeldFile file) {
    this.folder = folder;
    this.file = file;
  }

  /** What the one before did when it was cut off; empty when it came to its end. */
  String interrupted() {
    return file.before().split(",")[0];
  }

  /**
   * @param what is done with it, for whoever comes second: "up"
   * @throws ProblemException kind OUTCOME when another program, or another window, has it
   */
  static Hold of(Path folder, String what) {
    ProcessHandle self = ProcessHandle.current();
    try {
      HeldFile file =
          HeldFile.take(folder.resolve(FILE), what + ", process " + self.pid(), PATIENCE);
      try {
        Files.writeString(folder.resolve(MARK), what + " " + self.pid() + " " + began(self));
      } catch (IOException e) {
        file.close();
        throw e;
      }
      return new Hold(folder, file);
    } catch (HeldFile.TakenException e) {
      throw busy(folder, e.holder());
    } catch (IOException e) {
      throw new ProblemException(
          new Problem(
              "folder.lock",
              Problem.Kind.OUTCOME,
              Sentence.of("hold.unwritten", folder),
              List.of(FileFailure.writing(e)),
              List.of()),
          e);
    }
  }

  /**
   * What a program was doing on a folder when it was cut off, while no other has taken it up since;
   * empty when nothing was cut off. Holds nothing.
   */
  static String cutOff(Path folder) {
    try {
      String[] words = Files.readString(folder.resolve(MARK)).split(" ");
      boolean works =
          words.length == 3
              && words[1].matches("[0-9]{1,18}")
              && ProcessHandle.of(Long.parseLong(words[1]))
                  .filter(one -> began(one).equals(words[2]))
                  .isPresent();
      return works ? "" : words[0];
    } catch (IOException e) {
      return "";
    }
  }

  /** Numbers of processes come again; together with its start one does not. */
  private static String began(ProcessHandle process) {
    return String.valueOf(process.info().startInstant().orElse(Instant.EPOCH).toEpochMilli());
  }

  private static ProblemException busy(Path folder, String holder) {
    return new ProblemException(
        Problem.outcome(
            "folder.busy",
            holder.isEmpty()
                ? Sentence.of("hold.busy", folder)
                : Sentence.of("hold.busy.by", folder, holder),
            List.of(),
            Sentence.of("hold.busy.advice")));
  }

  @Override
  public void close() {
    try {
      Files.deleteIfExists(folder.resolve(MARK));
      file.close();
    } catch (IOException e) {
      // The lock ends with the program at the latest.
    }
  }
}
