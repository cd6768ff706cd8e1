package org.imagewizard.cli.command;

import java.nio.file.Path;
import org.imagewizard.base.problem.ExitStatus;
import org.imagewizard.base.progress.Progress;
import org.imagewizard.cli.session.Session;
import org.imagewizard.cli.session.Wrap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The other end of {@code bundle}: verified, loaded, written. */
@Command(name = "unbundle")
public final class UnbundleCommand implements Action {
  @Option(names = "--from", paramLabel = "FILE", required = true)
  String from = "";

  @Option(names = "--dir", paramLabel = "FOLDER", required = true)
  String dir = "";

  @Override
  public ExitStatus run(Session session) {
    Path folder = Words.path(session, dir);
    Stream stream = new Stream(session, 0);
    Progress.Done done = Stream.failed();
    try {
      done =
          session
              .desk()
              .unbundle(Words.path(session, from), folder, stream, session.cancellation());
    } finally {
      if (session.json()) {
        stream.end(done);
      }
    }
    session.say("unbundle.done", Wrap.keep(folder));
    return Session.status(done.ok());
  }
}
