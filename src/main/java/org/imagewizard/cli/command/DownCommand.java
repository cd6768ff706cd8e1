package org.imagewizard.cli.command;

import org.imagewizard.base.progress.Progress;
import org.imagewizard.base.progress.ProgressSink;
import org.imagewizard.cli.session.Server;
import org.imagewizard.cli.session.Session;
import picocli.CommandLine.Command;

/** Stops a server; its folder, volumes and images stay. */
@Command(name = "down")
public final class DownCommand extends Operation {
  @Override
  Progress.Done work(Server server, ProgressSink sink, Session session) {
    return server.down(sink, session.cancellation());
  }
}
