package org.imagewizard.gui;

import java.util.concurrent.CountDownLatch;
import org.imagewizard.base.task.Cancellation;

/** Made-up work that goes on until it is let go or cancelled. */
final class Held {
  private final CountDownLatch end = new CountDownLatch(1);

  void letGo() {
    end.countDown();
  }

  void await(Cancellation cancellation) {
    cancellation.onCancel(this::letGo);
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
