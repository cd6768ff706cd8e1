package org.imagewizard.cli.command;

import org.imagewizard.base.problem.ExitStatus;
import org.imagewizard.base.progress.Progress;
import org.imagewizard.base.progress.ProgressSink;
import org.imagewizard.cli.session.Server;
import org.imagewizard.cli.session.Session;
import picocli.CommandLine.Mixin;

/** A command that changes a server and streams what happens. */
abstract class Operation implements Action {
  @Mixin DirOption folder = new DirOption();

  abstract Progress.Done work(Server server, ProgressSink sink, Session session);

  /** Asks for consent where it is needed. */
  boolean wanted(Server server, Session session) {
    return true;
  }

  @Override
  public ExitStatus run(Session session) {
    try (Server server = folder.connect(session)) {
      if (!wanted(server, session)) {
        session.say("nothing.done");
        return ExitStatus.CANCELLED;
      }
      return stream(session, server);
    }
  }

  private ExitStatus stream(Session session, Server server) {
    Stream stream = new Stream(session, server.deployment().plan().running().size());
    Progress.Done done = Stream.failed();
    try {
      done = work(server, stream, session);
    } finally {
      stream.end(done);
    }
    said(server, done, session);
    return Session.status(done.ok());
  }

  /** What a person needs to know at the end. */
  void said(Server server, Progress.Done done, Session session) {}
}
