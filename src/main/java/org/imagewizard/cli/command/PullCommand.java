package org.imagewizard.cli.command;

import org.imagewizard.base.progress.Progress;
import org.imagewizard.base.progress.ProgressSink;
import org.imagewizard.cli.session.Server;
import org.imagewizard.cli.session.Session;
import picocli.CommandLine.Command;

/** Downloads what a server needs, starts nothing. */
@Command(name = "pull")
public final class PullCommand extends Operation {
  @Override
  Progress.Done work(Server server, ProgressSink sink, Session session) {
    return server.pull(sink, session.cancellation());
  }
}
