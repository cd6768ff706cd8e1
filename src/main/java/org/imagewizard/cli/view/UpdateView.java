package org.imagewizard.cli.view;

import java.nio.file.Path;
import org.imagewizard.cli.session.Session;
import org.imagewizard.cli.session.Wrap;
import org.imagewizard.deploy.UpdateResult;

/** How an update or a rollback ended, in words. */
public final class UpdateView {
  private final Session session;
  private final Path folder;

  public UpdateView(Session session, Path folder) {
    this.session = session;
    this.folder = folder;
  }

  public void updated(UpdateResult result) {
    switch (result.outcome()) {
      case NOTHING_NEWER -> session.say("update.nothing");
      case DONE -> {
        session.say("update.done", result.changes().size());
        session.say("update.back", Wrap.keep(folder));
      }
      case RETURNED -> returnedBecause(result);
    }
  }

  public void returned(UpdateResult result) {
    switch (result.outcome()) {
      case NOTHING_NEWER -> session.say("rollback.nothing");
      case DONE -> session.say("rollback.done", result.changes().size());
      case RETURNED -> returnedBecause(result);
    }
  }

  private void returnedBecause(UpdateResult result) {
    session.item(session.text("progress.problem", result.failure().in(session.locale())));
    session.say("update.returned");
  }
}
