package org.imagewizard.watch;

import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;
import org.imagewizard.docker.Container;

/**
 * The readers by container id: never two for one container, and none too few when a container
 * starts again at the moment its reader ends. Thread-safe.
 */
final class LogTails implements AutoCloseable {
  /**
   * A thread of the system's own: it waits for its socket in one call, where a virtual one needs
   * several and a second thread to wake it, and this is the busiest loop of the program.
   */
  static final ThreadFactory READER = Thread.ofPlatform().daemon().name("log-", 0).factory();

  private final ExecutorService threads = Executors.newThreadPerTaskExecutor(READER);
  private final Consumer<Container> tail;
  private final Set<String> reading = new HashSet<>();
  private final Set<String> again = new HashSet<>();

  LogTails(Consumer<Container> tail) {
    this.tail = tail;
  }

  /** Starts a reader, or tells the one there is that its container has started once more. */
  synchronized void ensure(Container container) {
    if (threads.isShutdown()) {
      return;
    }
    if (reading.add(container.id())) {
      threads.execute(() -> tail.accept(container));
    } else {
      again.add(container.id());
    }
  }

  /** A reader has read all; false when it must look again. */
  synchronized boolean ended(String id) {
    if (again.remove(id)) {
      return false;
    }
    reading.remove(id);
    return true;
  }

  /** A reader gives up, because there is nothing to read any more. */
  synchronized void end(String id) {
    again.remove(id);
    reading.remove(id);
  }

  @Override
  public synchronized void close() {
    threads.shutdownNow();
  }
}
