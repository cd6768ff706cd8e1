package org.imagewizard.render;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.problem.ProblemException;

/**
 * One writer at a time in a folder. The kernel takes the lock away with the process, so a wizard
 * that was killed leaves none.
 */
final class FolderLock implements AutoCloseable {
  private static final String FILE = "write.lock";

  private final FileChannel channel;

  private FolderLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * @param own the wizard's own folder, which is there
   * @throws ProblemException kind INPUT when another wizard writes at this moment
   */
  static FolderLock take(Path own) throws IOException {
    return tryTake(own)
        .orElseThrow(
            () ->
                new ProblemException(
                    Problem.input(
                        "folder.busy",
                        Sentence.of("folder.busy", String.valueOf(own.getParent())))));
  }

  /** Empty when somebody else has it. */
  static Optional<FolderLock> tryTake(Path own) throws IOException {
    FileChannel channel =
        FileChannel.open(own.resolve(FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        return Optional.of(new FolderLock(channel));
      }
    } catch (OverlappingFileLockException e) {
      // Another thread of this very program.
      channel.close();
      return Optional.empty();
    }
    channel.close();
    return Optional.empty();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
