package org.imagewizard.cli.command;

import java.util.Optional;
import org.imagewizard.base.progress.Progress;
import org.imagewizard.base.progress.ProgressSink;
import org.imagewizard.cli.session.Server;
import org.imagewizard.cli.session.Session;
import org.imagewizard.cli.view.UpdateView;
import org.imagewizard.deploy.UpdateResult;
import picocli.CommandLine.Command;

/** The builds that ran before the last update, by digest. */
@Command(name = "rollback")
public final class RollbackCommand extends Operation {
  private Optional<UpdateResult> result = Optional.empty();

  @Override
  Progress.Done work(Server server, ProgressSink sink, Session session) {
    UpdateResult update = server.rollback(sink, session.cancellation());
    result = Optional.of(update);
    return update.done();
  }

  @Override
  void said(Server server, Progress.Done done, Session session) {
    result.ifPresent(one -> new UpdateView(session, server.deployment().folder()).returned(one));
  }
}
