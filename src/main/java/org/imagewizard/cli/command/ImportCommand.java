package org.imagewizard.cli.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.imagewizard.base.problem.ExitStatus;
import org.imagewizard.catalog.Remark;
import org.imagewizard.cli.json.AdoptionJson;
import org.imagewizard.cli.session.Session;
import org.imagewizard.cli.session.Wrap;
import org.imagewizard.cli.view.AdoptionView;
import org.imagewizard.plan.PlanFile;
import org.imagewizard.wizard.Adoption;
import org.imagewizard.wizard.Draft;
import org.imagewizard.wizard.Evaluation;
import org.imagewizard.wizard.TagRemarks;
import org.imagewizard.wizard.keys.KeySheet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Takes over a folder that was set up by hand, and says what is wrong in it. */
@Command(name = "import")
public final class ImportCommand implements Action {
  @Option(names = "--from", paramLabel = "PATH", required = true)
  String from = "";

  @Option(names = "--machine", paramLabel = "FILE")
  @Nullable String machine;

  @Option(names = "--out", paramLabel = "FILE")
  @Nullable String out;

  @Option(names = "--offline")
  boolean offline;

  @Override
  public ExitStatus run(Session session) {
    Draft fresh =
        Draft.fresh(session.home(), "lab-server")
            .withMachineFile(Optional.ofNullable(machine).map(word -> Words.path(session, word)));
    Adoption read = session.desk().adopt(Words.path(session, from), fresh);
    Evaluation evaluation =
        session
            .desk()
            .evaluate(
                read.draft(),
                read.catalog(),
                session.desk().machine(read.draft().machineFile()),
                Map.of(),
                session.cancellation());
    Adoption adoption = offline ? read : read.with(tags(session, evaluation));
    if (out != null) {
      OutFile.write(Words.path(session, out), PlanFile.write(evaluation.plan()));
    }
    KeySheet keys = KeySheet.of(evaluation.plan(), evaluation.catalog(), adoption.draft().keys());
    if (session.json()) {
      session.document(AdoptionJson.of(adoption, evaluation, keys, session.locale()));
    } else {
      AdoptionView view = new AdoptionView(session);
      view.print(adoption, evaluation, keys);
      if (out != null) {
        Path file = Words.path(session, out);
        session.say("plan.written", Wrap.keep(file));
        view.next(file, adoption.draft().settings().name());
      }
    }
    return Session.status(
        adoption.sound() && evaluation.proposal().placement().conflict().isEmpty());
  }

  private static List<Remark> tags(Session session, Evaluation evaluation) {
    return TagRemarks.of(
        session.desk().versions(evaluation.plan(), Optional.empty(), session.cancellation()));
  }
}
