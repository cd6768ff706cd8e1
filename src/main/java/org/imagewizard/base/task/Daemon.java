package org.imagewizard.base.task;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;

/**
 * Threads for work that somebody waits for, which never keep the program alive. They are platform
 * threads on purpose: the first virtual thread that waits for a socket starts the JDK's poller, and
 * a JVM that ends waits 300 ms for a thread in native code.
 */
public final class Daemon {
  private Daemon() {}

  public static Thread start(String name, Runnable work) {
    return Thread.ofPlatform().daemon().name(name).start(work);
  }

  /** A thread for each piece of work; closing it waits for all. */
  public static ExecutorService each(String name) {
    return Executors.newThreadPerTaskExecutor(threads(name));
  }

  /** So many threads for all pieces of work; closing it waits for all. */
  static ExecutorService few(String name, int threads) {
    return Executors.newFixedThreadPool(threads, threads(name));
  }

  private static ThreadFactory threads(String name) {
    return Thread.ofPlatform().daemon().name(name).factory();
  }
}
