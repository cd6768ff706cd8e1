package org.imagewizard.catalog.git;

import org.eclipse.jgit.lib.EmptyProgressMonitor;
import org.imagewizard.base.progress.Progress;
import org.imagewizard.base.progress.ProgressSink;
import org.imagewizard.base.task.Cancellation;

/** What JGit does, as events of ours; a task's share is told each time it has grown by a tenth. */
final class Monitor extends EmptyProgressMonitor {
  private final ProgressSink sink;
  private final Cancellation cancellation;
  private String task = "";
  private int total;
  private int done;
  private int told;

  Monitor(ProgressSink sink, Cancellation cancellation) {
    this.sink = sink;
    this.cancellation = cancellation;
  }

  @Override
  public void beginTask(String title, int totalWork) {
    task = title;
    total = totalWork;
    done = 0;
    told = 0;
  }

  @Override
  public void update(int completed) {
    done += completed;
    int tenth = total <= 0 ? 0 : (int) (10L * done / total);
    if (tenth > told) {
      told = tenth;
      sink.accept(new Progress.Note(task + ", " + 10 * tenth + " %"));
    }
  }

  @Override
  public boolean isCancelled() {
    return cancellation.isCancelled();
  }

  void check() {
    cancellation.check();
  }
}
