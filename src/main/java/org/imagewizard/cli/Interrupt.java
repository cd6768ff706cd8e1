package org.imagewizard.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.imagewizard.base.task.Cancellation;

/**
 * Ctrl-C and an ending session: cancels the work and gives it a moment to leave things as they
 * should be. The virtual machine then ends by itself, with status 130 for Ctrl-C.
 */
final class Interrupt implements AutoCloseable {
  private static final long MOMENT_MILLIS = 1_500;

  private final CountDownLatch done = new CountDownLatch(1);
  private final Thread hook;

  Interrupt(Cancellation cancellation) {
    hook =
        Thread.ofPlatform()
            .name("interrupt")
            .unstarted(
                () -> {
                  cancellation.cancel();
                  await();
                });
    Runtime.getRuntime().addShutdownHook(hook);
  }

  private void await() {
    try {
      // The answer does not matter: the program ends now, done or not.
      boolean inTime = done.await(MOMENT_MILLIS, TimeUnit.MILLISECONDS);
      System.getLogger(Interrupt.class.getName())
          .log(System.Logger.Level.DEBUG, "Interrupted; work ended in time: " + inTime);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    done.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // It is running already.
    }
  }
}
