package org.imagewizard.cli.command;

import java.nio.file.Path;
import org.imagewizard.base.problem.ExitStatus;
import org.imagewizard.base.progress.Progress;
import org.imagewizard.cli.session.Session;
import org.imagewizard.deploy.Practice;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The practice server: all of it on stand-in images, in a minute. It is left running. */
@Command(name = "try")
public final class TryCommand implements Action {
  @Option(names = "--dir", paramLabel = "FOLDER")
  @Nullable String dir;

  @Override
  public ExitStatus run(Session session) {
    Path folder = dir == null ? Practice.defaultFolder() : Words.path(session, dir);
    PracticeRun run = new PracticeRun(session, folder);
    Progress.Done done = Stream.failed();
    try {
      done = run.run();
    } finally {
      run.end(done);
    }
    return Session.status(done.ok());
  }
}
