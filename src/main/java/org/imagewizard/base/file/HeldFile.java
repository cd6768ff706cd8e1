package org.imagewizard.base.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A file that one holder at a time has, by a lock of the operating system, so that it ends with its
 * program, however that ends; what the file holds says who that is. Thread-safe.
 */
public final class HeldFile implements AutoCloseable {
  private static final long AGAIN_NS = Duration.ofMillis(100).toNanos();
  private static final int LONGEST = 200;

  /**
   * What this program holds. A program that closes any channel of a locked file lets go of its
   * lock, so its own files are not opened a second time.
   */
  private static final Map<Path, String> OURS = new ConcurrentHashMap<>();

  private final Path file;
  private final FileChannel channel;
  private final String before;

  /** Somebody else has the file. */
  public static final class TakenException extends Exception {
    private static final long serialVersionUID = 1;

    TakenException(String holder) {
      super(holder);
    }

    /** What the holder wrote; may be empty. */
    public String holder() {
      return String.valueOf(getMessage());
    }
  }

  private HeldFile(Path file, FileChannel channel, String before) {
    this.file = file;
    this.channel = channel;
    this.before = before;
  }

  /**
   * @param file its folder is made when it is missing
   * @param words who takes it, at most 200 bytes
   * @param patience how long it is tried again
   * @throws TakenException when another program, or another part of this one, has it then
   */
  public static HeldFile take(Path file, String words, Duration patience)
      throws IOException, TakenException {
    Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
    Path real = folder.toRealPath().resolve(file.getFileName());
    long until = System.nanoTime() + patience.toNanos();
    while (true) {
      try {
        return take(real, words);
      } catch (TakenException e) {
        if (System.nanoTime() >= until) {
          throw e;
        }
        LockSupport.parkNanos(AGAIN_NS);
      }
    }
  }

  private static HeldFile take(Path real, String words) throws IOException, TakenException {
    String ours = OURS.putIfAbsent(real, words);
    if (ours != null) {
      throw new TakenException(ours);
    }
    @Nullable HeldFile held = null;
    try {
      held = open(real, words);
      return held;
    } finally {
      if (held == null) {
        OURS.remove(real);
      }
    }
  }

  private static HeldFile open(Path real, String words) throws IOException, TakenException {
    FileChannel channel =
        FileChannel.open(
            real, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    try {
      boolean taken = channel.tryLock() != null;
      String before = read(channel);
      if (!taken) {
        throw new TakenException(before);
      }
      channel.truncate(0);
      channel.write(ByteBuffer.wrap(words.getBytes(StandardCharsets.UTF_8)), 0);
      return new HeldFile(real, channel, before);
    } catch (IOException | TakenException e) {
      channel.close();
      throw e;
    }
  }

  private static String read(FileChannel channel) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(LONGEST);
    channel.read(bytes, 0);
    return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
  }

  /** What the holder before wrote when it was cut off; empty when it let go. */
  public String before() {
    return before;
  }

  @Override
  public void close() throws IOException {
    try (channel) {
      channel.truncate(0);
    } finally {
      OURS.remove(file);
    }
  }
}
