package org.imagewizard.cli.command;

import org.imagewizard.base.progress.Progress;
import org.imagewizard.base.progress.ProgressSink;
import org.imagewizard.cli.session.Server;
import org.imagewizard.cli.session.Session;
import picocli.CommandLine.Command;

/** Starts a server and waits until every service answers. */
@Command(name = "up")
public final class UpCommand extends Operation {
  @Override
  Progress.Done work(Server server, ProgressSink sink, Session session) {
    return server.up(sink, session.cancellation());
  }

  @Override
  void said(Server server, Progress.Done done, Session session) {
    if (done.ok()) {
      session.say("up.address", server.deployment().address());
    }
  }
}
