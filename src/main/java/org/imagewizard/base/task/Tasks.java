package org.imagewizard.base.task;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.problem.ProblemException;

/**
 * The one way to run work off the caller's thread: {@code tasks.run(work).onSuccess(…).onError(…)
 * .andFinally(…).start()}. Work runs on a thread of its own; handlers run wherever {@code handlers}
 * puts them (the window passes its frame hop, tests and the text mode run them at once).
 */
public final class Tasks {
  /** Where handlers run. */
  @FunctionalInterface
  public interface Hop {
    void run(Runnable handler);
  }

  private final Hop handlers;
  private final boolean sameThread;
  private final Consumer<Problem> unmatched;
  private final CountDownLatch begin;

  private Tasks(
      Hop handlers, boolean sameThread, Consumer<Problem> unmatched, CountDownLatch begin) {
    this.handlers = handlers;
    this.sameThread = sameThread;
    this.unmatched = unmatched;
    this.begin = begin;
  }

  /**
   * @param unmatched gets the problem of work that set no {@code onError}: nothing fails unseen
   */
  public static Tasks daemon(Hop handlers, Consumer<Problem> unmatched) {
    return daemon(handlers, unmatched, new CountDownLatch(0));
  }

  /**
   * @param begin work that is started before waits for this; the first frame of a window is not to
   *     share the processor with what the window will show
   */
  public static Tasks daemon(Hop handlers, Consumer<Problem> unmatched, CountDownLatch begin) {
    return new Tasks(handlers, false, unmatched, begin);
  }

  /** Runs everything on the calling thread, in order: for tests. */
  public static Tasks sameThread(Consumer<Problem> unmatched) {
    return new Tasks(Runnable::run, true, unmatched, new CountDownLatch(0));
  }

  public <T> Job<T> run(Callable<T> work) {
    return new Job<>(this, work);
  }

  /**
   * Runs all works side by side and waits for them, in the order given.
   *
   * @throws ProblemException the first problem met; the others still run to their end
   */
  public static <T> List<T> all(List<? extends Callable<T>> works) {
    return all(works, Daemon.each("task"));
  }

  /**
   * The same for many short works that nobody is in a hurry for: only so many at a time.
   *
   * @throws ProblemException the first problem met; the others still run to their end
   */
  public static <T> List<T> all(List<? extends Callable<T>> works, int sideBySide) {
    return all(works, Daemon.few("task", sideBySide));
  }

  private static <T> List<T> all(List<? extends Callable<T>> works, ExecutorService threads) {
    try (ExecutorService pool = threads) {
      List<Future<T>> futures = new ArrayList<>();
      works.forEach(work -> futures.add(pool.submit(work)));
      List<T> results = new ArrayList<>();
      for (Future<T> future : futures) {
        results.add(result(future));
      }
      return results;
    }
  }

  /**
   * Blocks until the work has ended.
   *
   * @throws ProblemException kind CANCELLED when interrupted; what the work threw
   */
  public static <T> T result(Future<T> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException known) {
        throw known;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ProblemException(Problem.cancelled(), e);
    }
  }

  /** Work with its handlers, not yet started. */
  public static final class Job<T> {
    private final Tasks tasks;
    private final Callable<T> work;
    private Consumer<T> success = value -> {};
    private Consumer<Problem> error;
    private Runnable end = () -> {};

    private Job(Tasks tasks, Callable<T> work) {
      this.tasks = tasks;
      this.work = work;
      this.error = tasks.unmatched;
    }

    public Job<T> onSuccess(Consumer<T> handler) {
      success = handler;
      return this;
    }

    public Job<T> onError(Consumer<Problem> handler) {
      error = handler;
      return this;
    }

    public Job<T> andFinally(Runnable handler) {
      end = handler;
      return this;
    }

    public void start() {
      if (tasks.sameThread) {
        execute();
      } else {
        Daemon.start("task", this::executeOnceBegun);
      }
    }

    private void executeOnceBegun() {
      try {
        tasks.begin.await();
        execute();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    private void execute() {
      Runnable outcome;
      try {
        T value = work.call();
        outcome = () -> success.accept(value);
      } catch (ProblemException e) {
        outcome = () -> error.accept(e.problem());
      } catch (Exception e) {
        // The last net under any work: an unforeseen failure must reach the person, not a log.
        outcome = () -> error.accept(Problems.unforeseen(e));
      }
      Runnable handler = outcome;
      tasks.handlers.run(
          () -> {
            try {
              handler.run();
            } finally {
              end.run();
            }
          });
    }
  }
}
