package org.imagewizard.cli.command;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.imagewizard.base.problem.ExitStatus;
import org.imagewizard.base.text.Suggest;
import org.imagewizard.cli.session.Session;
import org.imagewizard.cli.view.FixView;
import org.imagewizard.machine.CheckReport;
import org.imagewizard.machine.FindingKind;
import org.imagewizard.machine.Fix;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Shows a fix, runs it after consent and checks again. */
@Command(name = "fix")
public final class FixCommand implements Action {
  /** What may be named, whatever this computer needs; the check says which of them helps here. */
  static final class Ids implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Arrays.stream(FindingKind.values())
          .flatMap(kind -> kind.fixes().stream())
          .distinct()
          .iterator();
    }
  }

  @Parameters(paramLabel = "ID", completionCandidates = Ids.class)
  String id = "";

  @Override
  public ExitStatus run(Session session) {
    Fix fix = find(session);
    FixView view = new FixView(session);
    view.show(fix);
    if (!session.agreed(session.text("fix.ask"))) {
      session.say("fix.not-run");
      return ExitStatus.CANCELLED;
    }
    session.desk().run(fix, view::outputLine, session.cancellation());
    session.say("fix.done");
    CheckReport again =
        session
            .desk()
            .checkAgain(
                CheckReport.NOTHING, fix, Optional.empty(), one -> {}, session.cancellation());
    return fix.checks().isEmpty()
        ? CheckCommand.show(session, again)
        : CheckCommand.showSome(session, again);
  }

  private Fix find(Session session) {
    List<Fix> fixes = session.desk().fixes();
    List<String> ids = fixes.stream().map(Fix::id).toList();
    return fixes.stream()
        .filter(one -> one.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new Words(session)
                    .problem(
                        "fix.unknown",
                        "input.fix",
                        id,
                        Suggest.nearest(id, ids)
                            .map(near -> session.text("input.near", near))
                            .orElseGet(
                                () -> session.text("input.one-of", String.join(", ", ids)))));
  }
}
