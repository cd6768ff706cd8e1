package org.imagewizard.deploy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.render.FolderWriter;

/**
 * The right to change one server: two starts at once would undo each other. It is a lock of the
 * operating system, so that it ends with its program, however that ends; what its file holds then
 * tells the next one that work was cut off.
 */
final class Hold implements AutoCloseable {
  private static final String FILE = FolderWriter.PRIVATE + "/lock";

  /** Who is at work, for those who only look: the lock itself must not be opened by them. */
  private static final String MARK = FolderWriter.PRIVATE + "/at-work";

  /** A start that was cancelled a moment ago may still hold it. */
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private static final long AGAIN_NS = Duration.ofMillis(100).toNanos();

  private final Path folder;
  private final FileChannel channel;
  private final String interrupted;

  private Hold(Path folder, FileChannel channel, String interrupted) {
    this.folder = folder;
    this.channel = channel;
    this.interrupted = interrupted;
  }

  /** What the one before did when it was cut off; empty when it came to its end. */
  String interrupted() {
    return interrupted;
  }

  /**
   * @param what is done with it, for whoever comes second: "up"
   * @throws ProblemException kind OUTCOME when another program, or another window, has it
   */
  static Hold of(Path folder, String what) {
    Path file = folder.resolve(FILE);
    try {
      Files.createDirectories(file.getParent());
      FileChannel channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      if (!locked(channel)) {
        String holder = read(channel);
        channel.close();
        throw busy(folder, holder);
      }
      String before = read(channel);
      channel.truncate(0);
      String holder = what + ", process " + ProcessHandle.current().pid();
      channel.write(ByteBuffer.wrap(holder.getBytes(StandardCharsets.UTF_8)), 0);
      ProcessHandle self = ProcessHandle.current();
      Files.writeString(folder.resolve(MARK), what + " " + self.pid() + " " + began(self));
      return new Hold(folder, channel, before.isEmpty() ? "" : before.split(",")[0]);
    } catch (IOException e) {
      throw new ProblemException(
          Problem.outcome(
              "folder.lock",
              "Nothing can be written in " + folder + ", so nothing is changed.",
              List.of(String.valueOf(e.getMessage()))),
          e);
    }
  }

  /**
   * What a program was doing on a folder when it was cut off, while no other has taken it up since;
   * empty when nothing was cut off. Holds nothing.
   */
  static String cutOff(Path folder) {
    try {
      // A program that closes any channel of a locked file lets go of its lock: not the lock's
      // file.
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

  private static boolean locked(FileChannel channel) throws IOException {
    long until = System.nanoTime() + PATIENCE.toNanos();
    do {
      try {
        FileLock lock = channel.tryLock();
        if (lock != null) {
          return true;
        }
      } catch (OverlappingFileLockException e) {
        // Held by another thread of this very program: the same as another program.
      }
      LockSupport.parkNanos(AGAIN_NS);
    } while (System.nanoTime() < until);
    return false;
  }

  private static String read(FileChannel channel) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(200);
    channel.read(bytes, 0);
    return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
  }

  private static ProblemException busy(Path folder, String holder) {
    return new ProblemException(
        Problem.outcome(
                "folder.busy",
                "Another IMAGE Wizard is at work on "
                    + folder
                    + (holder.isEmpty() ? "." : " (" + holder + ").")
                    + " Nothing was changed.",
                List.of())
            .withActions("Wait until it is done, or end it, then try again."));
  }

  @Override
  public void close() {
    try {
      Files.deleteIfExists(folder.resolve(MARK));
      channel.truncate(0);
      channel.close();
    } catch (IOException e) {
      // The lock ends with the program at the latest.
    }
  }
}
