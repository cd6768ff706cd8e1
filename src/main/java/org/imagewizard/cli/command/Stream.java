package org.imagewizard.cli.command;

import java.util.List;
import org.imagewizard.base.progress.Progress;
import org.imagewizard.base.progress.ProgressSink;
import org.imagewizard.cli.json.ProgressJson;
import org.imagewizard.cli.session.Session;
import org.imagewizard.cli.view.ProgressView;

/**
 * Draws the events of long work: as sentences, or as one JSON object a line. The last event is held
 * back until the whole command is done, so that nothing ever follows it.
 */
final class Stream implements ProgressSink {
  private final Session session;
  private final ProgressView view;

  /**
   * @param services how many there are, for "20 of 41"
   */
  Stream(Session session, int services) {
    this.session = session;
    this.view = new ProgressView(session, services);
  }

  @Override
  public void accept(Progress event) {
    if (event instanceof Progress.Done) {
      return;
    }
    if (session.json()) {
      session.document(ProgressJson.of(event, session.locale()));
    } else {
      view.accept(event);
    }
  }

  /** What to say about a command that failed before its own last event. */
  static Progress.Done failed() {
    return new Progress.Done(false, List.of());
  }

  /** One part of a longer command is done; the stream itself goes on. */
  void endOf(Progress.Done part) {
    if (!session.json()) {
      view.end(part);
    }
  }

  void end(Progress.Done done) {
    if (session.json()) {
      session.document(ProgressJson.of(done, session.locale()));
    } else {
      view.end(done);
    }
  }
}
