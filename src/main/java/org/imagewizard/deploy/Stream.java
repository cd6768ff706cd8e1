package org.imagewizard.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.base.progress.Progress;
import org.imagewizard.base.progress.ProgressSink;
import org.imagewizard.base.text.Phrase;

/** Wraps a step in its start, done and failed events. */
final class Stream {
  private final ProgressSink sink;

  Stream(ProgressSink sink) {
    this.sink = sink;
  }

  <T> T step(String id, Phrase description, Callable<T> work) {
    sink.accept(new Progress.StepStarted(id, description));
    long from = System.nanoTime();
    try {
      T result = work.call();
      sink.accept(new Progress.StepDone(id, description, (System.nanoTime() - from) / 1e9));
      return result;
    } catch (ProblemException e) {
      sink.accept(new Progress.StepFailed(id, e.problem().what(), e.problem().proof()));
      throw e;
    } catch (RuntimeException e) {
      sink.accept(new Progress.StepFailed(id, Phrase.plain("" + e.getMessage()), List.of()));
      throw e;
    } catch (IOException e) {
      sink.accept(new Progress.StepFailed(id, Phrase.plain("" + e.getMessage()), List.of()));
      throw new UncheckedIOException(e);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** A step that ran to its end, but not as it should have. */
  void failed(String id, Phrase summary, List<Phrase> evidence) {
    sink.accept(new Progress.StepFailed(id, summary, evidence));
  }

  void phase(String service, Progress.Phase phase, Phrase reason) {
    sink.accept(new Progress.ServicePhase(service, phase, reason));
  }

  void note(Phrase text) {
    sink.accept(new Progress.Note(text));
  }

  /** A note that a person needs also when the work is done. */
  void lasting(Phrase text) {
    sink.accept(new Progress.Note(text, true));
  }

  Progress.Done done(boolean ok, List<Progress.ServiceEnd> services) {
    Progress.Done done = new Progress.Done(ok, services);
    sink.accept(done);
    return done;
  }
}
