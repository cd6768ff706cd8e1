package org.imagewizard.cli.command;

import java.nio.file.Path;
import java.util.Optional;
import org.imagewizard.base.problem.ExitStatus;
import org.imagewizard.cli.json.CheckJson;
import org.imagewizard.cli.session.Session;
import org.imagewizard.cli.view.CheckView;
import org.imagewizard.machine.CheckPage;
import org.imagewizard.machine.CheckReport;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Is this computer ready? Warnings alone do not make it unready. */
@Command(name = "check")
public final class CheckCommand implements Action {
  @Option(names = "--machine", paramLabel = "FILE")
  @Nullable String machine;

  @Option(names = "--out", paramLabel = "FILE")
  @Nullable String out;

  @Override
  public ExitStatus run(Session session) {
    CheckReport report =
        session
            .desk()
            .check(
                Optional.ofNullable(machine).map(word -> Words.path(session, word)),
                finding -> {},
                session.cancellation());
    if (out != null) {
      Path file = Words.path(session, out);
      String page =
          CheckPage.of(report.findings(), Optional.of(report.machine()), session.locale());
      OutFile.write(file, session.desk().redact(page));
      session.say("check.page", file);
    }
    return show(session, report);
  }

  /** Of a part of the checks: nothing is said of the whole. */
  static ExitStatus showSome(Session session, CheckReport report) {
    if (!session.json()) {
      CheckView view = new CheckView(session);
      session.say("check.again", view.summary(report));
      view.all(report);
      return Session.status(report.ready());
    }
    return show(session, report);
  }

  static ExitStatus show(Session session, CheckReport report) {
    if (session.json()) {
      session.document(CheckJson.of(report, session.locale()));
    } else {
      new CheckView(session).print(report);
    }
    return Session.status(report.ready());
  }
}
