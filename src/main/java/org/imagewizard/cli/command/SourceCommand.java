package org.imagewizard.cli.command;

import java.nio.file.Path;
import java.util.List;
import org.imagewizard.base.problem.ExitStatus;
import org.imagewizard.base.progress.Progress;
import org.imagewizard.catalog.git.SourceClone;
import org.imagewizard.cli.session.Session;
import org.imagewizard.cli.session.Wrap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A checkout of IMAGE as a source, without git: made, or brought up to date. */
@Command(name = "source")
public final class SourceCommand implements Action {
  @Option(names = "--dir", paramLabel = "FOLDER", required = true)
  String dir = "";

  @Option(names = "--url", paramLabel = "URL")
  String url = SourceClone.IMAGE;

  @Option(names = "--ref", paramLabel = "BRANCH|TAG|COMMIT")
  String ref = "";

  @Option(names = "--submodules")
  boolean submodules;

  @Override
  public ExitStatus run(Session session) {
    Path folder = Words.path(session, dir);
    Stream stream = new Stream(session, 0);
    Progress.Done done = Stream.failed();
    try {
      stream.accept(new Progress.Note(session.text("source.begin", url)));
      SourceClone.State state =
          session
              .desk()
              .clone(
                  folder,
                  new SourceClone.Wanted(url, ref, submodules),
                  stream,
                  session.cancellation());
      said(session, stream, state);
      done = new Progress.Done(true, List.of());
    } finally {
      if (session.json()) {
        stream.end(done);
      }
    }
    session.say("source.next", Wrap.keep(folder));
    return ExitStatus.DONE;
  }

  private static void said(Session session, Stream stream, SourceClone.State state) {
    String key = state.changed() ? "source.at" : "source.same";
    stream.accept(new Progress.Note(session.text(key, state.commit())));
    if (!state.edited().isEmpty()) {
      String files = String.join(", ", state.edited());
      stream.accept(new Progress.Note(session.text("source.edited", files)));
    }
  }
}
