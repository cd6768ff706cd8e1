package org.imagewizard.deploy;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.base.task.Cancellation;
import org.imagewizard.docker.Container;
import org.imagewizard.docker.Engine;

/** Starts containers beside the wait for those that were started before. */
final class Starter implements AutoCloseable {
  /** More at once make the engine no faster, and each of them slower. */
  private static final int SIDE_BY_SIDE = 8;

  private final Engine engine;
  private final Cancellation cancellation;
  private final Semaphore places = new Semaphore(SIDE_BY_SIDE, true);
  private final Works works;
  private final Set<String> started = ConcurrentHashMap.newKeySet();

  /**
   * @param wake called when {@link #hasStarted} may have changed
   */
  Starter(Engine engine, Cancellation cancellation, Runnable wake) {
    this.engine = engine;
    this.cancellation = cancellation;
    this.works = new Works("start", wake);
  }

  /**
   * Returns at once; one of the two is called on another thread, before {@link #hasStarted} is
   * true.
   */
  void start(
      String name, List<Container> containers, Runnable done, Consumer<ProblemException> refused) {
    works.add(
        () -> {
          places.acquire();
          try {
            for (Container container : containers) {
              cancellation.check();
              if (!container.running()) {
                engine.start(container.id());
              }
            }
            done.run();
            started.add(name);
          } catch (ProblemException e) {
            if (e.problem().kind() != Problem.Kind.OUTCOME) {
              throw e;
            }
            refused.accept(e);
          } finally {
            places.release();
          }
          return name;
        });
  }

  boolean hasStarted(String name) {
    return started.contains(name);
  }

  boolean isBusy() {
    return works.isBusy();
  }

  /**
   * @throws ProblemException what stopped a start, but for a refusal: the engine is away
   */
  void check() {
    works.check();
  }

  @Override
  public void close() {
    works.close();
  }
}
