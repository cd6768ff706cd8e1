package org.imagewizard.wizard;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.base.text.Phrase;
import org.imagewizard.render.FolderWriter;
import org.jspecify.annotations.Nullable;

/**
 * The one window that shows a server: what a second one would do to it, the first would not know
 * of. A lock of the operating system, so that it ends with its program, however that ends.
 */
public final class Showing implements AutoCloseable {
  private static final String BUNDLE = "org.imagewizard.wizard.messages";
  private static final String FILE = FolderWriter.PRIVATE + "/window";
  private static final int LONGEST = 40;

  private final @Nullable FileChannel channel;

  private Showing(@Nullable FileChannel channel) {
    this.channel = channel;
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
    Path file = folder.resolve(FILE);
    try {
      Files.createDirectories(file.getParent());
      FileChannel channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      if (!locked(channel)) {
        String holder = read(channel);
        channel.close();
        throw new ProblemException(shown(folder, holder));
      }
      channel.truncate(0);
      String own = String.valueOf(ProcessHandle.current().pid());
      channel.write(ByteBuffer.wrap(own.getBytes(StandardCharsets.UTF_8)), 0);
      return new Showing(channel);
    } catch (IOException e) {
      return none();
    }
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false; // Another window of this very program.
    }
  }

  private static String read(FileChannel channel) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(LONGEST);
    channel.read(bytes, 0);
    return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
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
    if (channel != null) {
      try {
        channel.close();
      } catch (IOException e) {
        // The lock ends with the program at the latest.
      }
    }
  }
}
