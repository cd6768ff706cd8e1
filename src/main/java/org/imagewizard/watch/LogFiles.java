package org.imagewizard.watch;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;

/**
 * Writes every line to a file per service, whole, whatever a viewer shows of it. At most two files
 * of a size each are kept per service. Thread-safe.
 */
public final class LogFiles implements LogSink, AutoCloseable {
  private static final String ENDING = ".log";

  /** Behind the name of one that was full. */
  private static final String FULL = ".1";

  private static final long LARGEST = 100L * 1024 * 1024;
  private static final int BUFFER = 64 * 1024;

  /** How old a line may be before it is on disk: a system call a line would slow every reader. */
  private static final long LATEST_MS = 200;

  private final Path folder;
  private final UnaryOperator<String> redact;
  private final long largest;
  private final Map<String, Open> files = new TreeMap<>();
  private final AtomicBoolean flushing = new AtomicBoolean();
  private final Executor later =
      CompletableFuture.delayedExecutor(
          LATEST_MS, TimeUnit.MILLISECONDS, Thread::startVirtualThread);
  private boolean failed;

  private static final class Open {
    private final Path path;
    private OutputStream out;
    private long size;
    private String unfinished = "";

    Open(Path path) throws IOException {
      this.path = path;
      this.out = stream(path);
    }

    static OutputStream stream(Path path) throws IOException {
      return new BufferedOutputStream(Files.newOutputStream(path), BUFFER);
    }
  }

  /**
   * @param folder is made when it is missing; what an earlier run wrote is replaced
   */
  public LogFiles(Path folder, UnaryOperator<String> redact) {
    this(folder, redact, LARGEST);
  }

  LogFiles(Path folder, UnaryOperator<String> redact, long largest) {
    this.folder = folder;
    this.redact = redact;
    this.largest = largest;
  }

  @Override
  public synchronized void line(LogLine line) {
    if (failed) {
      return;
    }
    try {
      Open file = files.get(line.service());
      if (file == null) {
        makeFolder();
        file = new Open(folder.resolve(line.service() + ENDING));
        files.put(line.service(), file);
      }
      write(file, line);
    } catch (IOException e) {
      // A full disk must not stop the view; hasFailed says so.
      failed = true;
    }
  }

  /** Whose lines a file holds: of "NAME.log" and "NAME.log.1"; empty for another file. */
  static String service(Path file) {
    String name = file.getFileName().toString();
    String plain = name.endsWith(FULL) ? name.substring(0, name.length() - FULL.length()) : name;
    return plain.endsWith(ENDING) ? plain.substring(0, plain.length() - ENDING.length()) : "";
  }

  /** Logs may hold what people sent to the server: nobody else reads them. */
  private void makeFolder() throws IOException {
    Files.createDirectories(folder);
    try {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    } catch (UnsupportedOperationException e) {
      // A file system without such rights.
      return;
    }
  }

  private void write(Open file, LogLine line) throws IOException {
    String source = line.container() + line.stream();
    StringBuilder text = new StringBuilder();
    if (!file.unfinished.isEmpty() && !file.unfinished.equals(source)) {
      text.append('\n');
      file.unfinished = "";
    }
    if (file.unfinished.isEmpty()) {
      text.append(line.time()).append(' ');
    }
    text.append(redact.apply(line.line()));
    file.unfinished = line.more() ? source : "";
    if (!line.more()) {
      text.append('\n');
    }
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    if (file.size > 0 && file.size + bytes.length > largest && file.unfinished.isEmpty()) {
      file.out.close();
      Files.move(
          file.path,
          file.path.resolveSibling(file.path.getFileName() + FULL),
          StandardCopyOption.REPLACE_EXISTING);
      file.out = Open.stream(file.path);
      file.size = 0;
    }
    file.out.write(bytes);
    file.size += bytes.length;
  }

  /** What waits in memory is on disk soon after. */
  @Override
  public void pause() {
    if (flushing.compareAndSet(false, true)) {
      later.execute(
          () -> {
            flushing.set(false);
            flush();
          });
    }
  }

  synchronized void flush() {
    for (Open file : files.values()) {
      try {
        file.out.flush();
      } catch (IOException e) {
        failed = true;
      }
    }
  }

  /** Whether something could not be written: the files are not complete. */
  public synchronized boolean hasFailed() {
    return failed;
  }

  @Override
  public synchronized void close() {
    for (Open file : files.values()) {
      try {
        file.out.close();
      } catch (IOException e) {
        failed = true;
      }
    }
    files.clear();
  }
}
