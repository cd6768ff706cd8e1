package org.imagewizard.cli.command;

import org.imagewizard.base.progress.Progress;
import org.imagewizard.base.progress.ProgressSink;
import org.imagewizard.cli.session.Server;
import org.imagewizard.cli.session.Session;
import org.imagewizard.cli.session.Wrap;
import org.imagewizard.cli.view.ChangesView;
import org.imagewizard.deploy.Failures;
import org.imagewizard.wizard.Changes;
import picocli.CommandLine.Command;

/** Starts a server and waits until every service answers. */
@Command(name = "up")
public final class UpCommand extends Operation {
  private boolean paid;

  /** A script is shown what will be, and not asked: it asked for it. */
  @Override
  boolean wanted(Server server, Session session) {
    boolean somebody = session.yes() || !session.json() && session.terminal().interactive();
    Changes changes = server.changes();
    ChangesView.print(session, changes);
    if (somebody && changes.disturbs() && !session.agreed(session.text("up.ask"))) {
      return false;
    }
    paid = somebody && PaidWarmUp.agreed(server, session);
    return true;
  }

  @Override
  Progress.Done work(Server server, ProgressSink sink, Session session) {
    return server.up(paid, sink, session.cancellation());
  }

  @Override
  void said(Server server, Progress.Done done, Session session) {
    if (done.ok()) {
      session.say("up.address", server.deployment().address());
    } else if (Failures.bundled().cardIsFull(done)) {
      session.say("up.plan-again", Wrap.keep(server.deployment().folder()));
    }
  }
}
