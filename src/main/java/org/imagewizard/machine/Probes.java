package org.imagewizard.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.base.task.Cancellation;
import org.imagewizard.base.task.Daemon;
import org.imagewizard.base.task.Problems;
import org.imagewizard.base.text.Phrase;

/**
 * Runs checks side by side. A check that hangs is interrupted at its limit and left behind: nobody
 * waits for it, and what it says later is not heard.
 */
final class Probes {
  private final ReentrantLock oneAtATime = new ReentrantLock();
  private final Consumer<Finding> found;

  /**
   * @param found gets each finding as it arrives, from probe threads, never two at once
   */
  Probes(Consumer<Finding> found) {
    this.found = found;
  }

  /**
   * @return a finding for each probe, in the order of the probes
   * @throws ProblemException kind CANCELLED
   */
  List<Finding> run(List<Probe> probes, Cancellation cancellation) {
    cancellation.check();
    List<FutureTask<Finding>> tasks = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    for (Probe probe : probes) {
      FutureTask<Finding> task = new FutureTask<>(() -> supervise(probe, cancellation));
      tasks.add(task);
      threads.add(Daemon.start("check " + probe.check().id(), task));
    }
    cancellation.onCancel(() -> threads.forEach(Thread::interrupt));
    List<Finding> findings = new ArrayList<>();
    try {
      for (FutureTask<Finding> task : tasks) {
        findings.add(task.get());
      }
    } catch (InterruptedException e) {
      threads.forEach(Thread::interrupt);
      Thread.currentThread().interrupt();
      throw new ProblemException(Problem.cancelled(), e);
    } catch (ExecutionException e) {
      threads.forEach(Thread::interrupt);
      throw e.getCause() instanceof RuntimeException known
          ? known
          : new IllegalStateException(e.getCause());
    }
    cancellation.check();
    return findings;
  }

  private Finding supervise(Probe probe, Cancellation cancellation) {
    Finding finding = watch(probe);
    cancellation.check();
    oneAtATime.lock();
    try {
      found.accept(finding);
    } finally {
      oneAtATime.unlock();
    }
    return finding;
  }

  private static Finding watch(Probe probe) {
    FutureTask<Finding> work = new FutureTask<>(probe.work()::get);
    Thread worker = Daemon.start("probe " + probe.check().id(), work);
    try {
      return work.get(probe.limit().toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      return unknown(
          probe,
          Sentence.of("check.late", probe.check().subject(), (int) probe.limit().toSeconds()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ProblemException(Problem.cancelled(), e);
    } catch (ExecutionException e) {
      Problem problem =
          e.getCause() instanceof ProblemException known
              ? known.problem()
              : Problems.unforeseen(e.getCause() == null ? e : e.getCause());
      return unknown(probe, Sentence.of("check.broke", probe.check().subject(), problem.what()));
    } finally {
      worker.interrupt();
    }
  }

  private static Finding unknown(Probe probe, Phrase said) {
    return Finding.unknown(probe.check(), probe.late(), said);
  }
}
