package org.imagewizard.cli.command;

import java.nio.file.Path;
import org.imagewizard.base.problem.ExitStatus;
import org.imagewizard.cli.json.PlanJson;
import org.imagewizard.cli.session.Session;
import org.imagewizard.cli.session.Wrap;
import org.imagewizard.cli.view.PlanView;
import org.imagewizard.plan.PlanFile;
import org.imagewizard.wizard.Draft;
import org.imagewizard.wizard.Evaluation;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What fits, and why. */
@Command(name = "plan")
public final class PlanCommand implements Action {
  @Mixin PlanOptions options = new PlanOptions();

  @Option(names = "--out", paramLabel = "FILE")
  @Nullable String out;

  @Option(names = "--all")
  boolean all;

  @Option(names = "--table")
  boolean table;

  @Override
  public ExitStatus run(Session session) {
    Draft draft = options.draft(session);
    Evaluation evaluation =
        session
            .desk()
            .evaluate(
                draft,
                session.desk().catalog(draft.source()),
                session.desk().machine(draft.machineFile()),
                session.cancellation());
    boolean holds = evaluation.proposal().placement().conflict().isEmpty();
    if (holds && out != null) {
      AtomicFile.write(Words.path(session, out), PlanFile.write(evaluation.plan()));
    }
    if (session.json()) {
      session.document(PlanJson.of(evaluation));
    } else {
      new PlanView(session).print(evaluation, all, table);
      if (holds && out != null) {
        Path file = Words.path(session, out);
        session.say("plan.written", Wrap.keep(file));
      }
    }
    return Session.status(holds);
  }
}
