package org.imagewizard.cli.command;

import org.imagewizard.base.progress.Progress;
import org.imagewizard.base.progress.ProgressSink;
import org.imagewizard.cli.session.Server;
import org.imagewizard.cli.session.Session;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Takes a server away, after showing the list; volumes and keys stay unless {@code --data}. */
@Command(name = "remove")
public final class RemoveCommand extends Operation {
  @Option(names = "--data")
  boolean data;

  @Override
  Progress.Done work(Server server, ProgressSink sink, Session session) {
    return server.remove(data, sink, session.cancellation());
  }

  @Override
  boolean wanted(Server server, Session session) {
    session.say("remove.list");
    server.removalList(data).forEach(line -> session.item("  " + line));
    // Without data, everything that goes can be made again with up: a script needs no consent.
    return !data && !session.terminal().interactive()
        || session.agreed(session.text(data ? "remove.ask.data" : "remove.ask"));
  }
}
