package org.imagewizard.cli.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.imagewizard.base.problem.ExitStatus;
import org.imagewizard.cli.json.Doc;
import org.imagewizard.cli.session.Session;
import org.imagewizard.cli.session.Wrap;
import org.imagewizard.deploy.Deployment;
import org.imagewizard.watch.ReportEntry;
import org.imagewizard.watch.ReportZip;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** One file for those who help: listed before it is written, without keys, sent nowhere. */
@Command(name = "report")
public final class ReportCommand implements Action {
  @Mixin DirOption folder = new DirOption();

  @Option(names = "--out", paramLabel = "FILE.zip")
  @Nullable String out;

  @Override
  public ExitStatus run(Session session) {
    return make(session, folder.open(session), Optional.ofNullable(out));
  }

  /**
   * @param out empty for a name after the server's, in the folder of the terminal
   */
  public static ExitStatus make(Session session, Deployment deployment, Optional<String> out) {
    Path file =
        out.map(word -> Words.path(session, word))
            .orElseGet(() -> Words.path(session, deployment.plan().name() + "-report.zip"));
    ReportZip.check(file);
    List<ReportEntry> entries =
        session.desk().report(deployment, session.env(), session.cancellation());
    session.say("report.list", entries.size());
    entries.forEach(
        entry ->
            session.item("  " + session.text("report.entry", entry.path(), kib(entry.bytes()))));
    session.say("report.private");
    if (!session.json()
        && session.terminal().interactive()
        && !session.yes()
        && !session.agreed(session.text("report.ask", Wrap.keep(file)))) {
      session.say("nothing.done");
      return ExitStatus.CANCELLED;
    }
    ReportZip.write(file, entries);
    if (session.json()) {
      session.document(
          new Doc()
              .with("files", entries.stream().map(ReportEntry::path).toList())
              .with("out", file.toString()));
    } else {
      session.say("report.written", Wrap.keep(file));
    }
    return ExitStatus.DONE;
  }

  private static long kib(int bytes) {
    return Math.max(1, bytes / 1024);
  }
}
