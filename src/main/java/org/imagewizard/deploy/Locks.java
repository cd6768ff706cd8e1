package org.imagewizard.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.imagewizard.base.file.FileFailure;
import org.imagewizard.base.file.WholeFile;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.plan.LockFile;
import org.imagewizard.render.FolderWriter;

/**
 * The locks of a folder: {@code lock.yaml} says what runs; of what ran before, and of what an
 * unfinished exchange has to come back to, the wizard's own folder keeps one each.
 */
final class Locks {
  private static final String PREVIOUS = "lock.previous.yaml";
  private static final String PENDING = "lock.pending.yaml";

  private final Path current;
  private final Path previous;
  private final Path pending;

  Locks(Path folder) {
    Path own = folder.resolve(FolderWriter.PRIVATE);
    this.current = folder.resolve(LockFile.NAME);
    this.previous = own.resolve(PREVIOUS);
    this.pending = own.resolve(PENDING);
  }

  Optional<LockFile> current() {
    return read(current);
  }

  Optional<LockFile> previous() {
    return read(previous);
  }

  /** What ran when an exchange began that never ended: the wizard or the computer stopped. */
  Optional<LockFile> pending() {
    return read(pending);
  }

  /** Before the first change: whatever happens from here on, {@code before} can be had again. */
  void begin(LockFile before) {
    write(pending, before);
  }

  void commit(LockFile now, LockFile before) {
    write(previous, before);
    write(current, now);
    settle();
  }

  /** What was begun is undone, or done. */
  void settle() {
    try {
      Files.deleteIfExists(pending);
    } catch (IOException e) {
      throw failed(pending, e);
    }
  }

  void record(LockFile now) {
    write(current, now);
  }

  private static Optional<LockFile> read(Path file) {
    return Files.isRegularFile(file) ? Optional.of(LockFile.read(file)) : Optional.empty();
  }

  private static void write(Path file, LockFile lock) {
    try {
      WholeFile.write(file, lock.write());
    } catch (IOException e) {
      throw failed(file, e);
    }
  }

  private static ProblemException failed(Path file, IOException e) {
    return new ProblemException(
        Problem.input(
            "lock.unwritable", Sentence.of("lock.unwritten", file, FileFailure.writing(e))),
        e);
  }
}
