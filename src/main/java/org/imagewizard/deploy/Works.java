package org.imagewizard.deploy;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.base.task.Daemon;
import org.imagewizard.base.task.Tasks;

/** Works beside a loop that waits for them: none holds up the loop or another one. */
final class Works implements AutoCloseable {
  private final Runnable wake;
  private final ExecutorService threads;
  private final List<Future<?>> works = new CopyOnWriteArrayList<>();

  /**
   * @param wake called at the end of each, on its own thread
   */
  Works(String name, Runnable wake) {
    this.wake = wake;
    this.threads = Daemon.each(name);
  }

  /** Returns at once. */
  void add(Callable<?> work) {
    works.add(
        threads.submit(
            () -> {
              try {
                return work.call();
              } finally {
                wake.run();
              }
            }));
  }

  boolean isBusy() {
    return !works.stream().allMatch(Future::isDone);
  }

  /**
   * Forgets those that are done.
   *
   * @throws ProblemException what ended one of them
   */
  void check() {
    List<Future<?>> done = works.stream().filter(Future::isDone).toList();
    works.removeAll(done);
    done.forEach(Tasks::result);
  }

  /** Those that are on their way are let through, so that nothing is left half done. */
  @Override
  public void close() {
    threads.close();
  }
}
