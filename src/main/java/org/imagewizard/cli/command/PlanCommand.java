package org.imagewizard.cli.command;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.imagewizard.base.problem.ExitStatus;
import org.imagewizard.catalog.Catalog;
import org.imagewizard.cli.json.Doc;
import org.imagewizard.cli.json.FrontierJson;
import org.imagewizard.cli.json.PlanJson;
import org.imagewizard.cli.session.Session;
import org.imagewizard.cli.session.Wrap;
import org.imagewizard.cli.view.FrontierView;
import org.imagewizard.cli.view.PlanView;
import org.imagewizard.fit.Place;
import org.imagewizard.machine.Machine;
import org.imagewizard.plan.PlanFile;
import org.imagewizard.wizard.Draft;
import org.imagewizard.wizard.Evaluation;
import org.imagewizard.wizard.Outlook;
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

  @Option(names = "--frontier")
  boolean frontier;

  @Option(names = "--previous", paramLabel = "FILE")
  @Nullable String previous;

  @Override
  public ExitStatus run(Session session) {
    Draft said = options.draft(session);
    Catalog catalog = session.desk().catalog(said.source());
    Draft draft = options.begun(said, catalog);
    Machine machine = session.desk().machine(draft.machineFile());
    Evaluation evaluation =
        session.desk().evaluate(draft, catalog, machine, before(session), session.cancellation());
    boolean holds = evaluation.proposal().placement().conflict().isEmpty();
    // A profile is the source's own selection, not a wish: it can be written where it does not fit.
    boolean writable = holds || draft.wishes().profile().isPresent();
    if (writable && out != null) {
      OutFile.write(Words.path(session, out), PlanFile.write(evaluation.plan()));
    }
    Optional<Outlook> outlook =
        frontier
            ? Optional.of(session.desk().outlook(draft, catalog, machine, session.cancellation()))
            : Optional.empty();
    if (session.json()) {
      session.document(document(session, evaluation, outlook));
    } else {
      outlook.ifPresentOrElse(
          found ->
              new FrontierView(session, evaluation.catalog())
                  .print(
                      found.steps(),
                      found.now(),
                      found.emptied(),
                      draft.wishes().languageModel(),
                      table),
          () -> new PlanView(session).print(evaluation, all, table));
      if (writable && out != null) {
        Path file = Words.path(session, out);
        session.say("plan.written", Wrap.keep(file));
      }
    }
    return Session.status(holds);
  }

  private static Doc document(Session session, Evaluation evaluation, Optional<Outlook> outlook) {
    Doc document = PlanJson.of(evaluation, session.locale());
    FrontierJson json = new FrontierJson(evaluation.catalog(), session.locale());
    outlook.ifPresent(
        found -> {
          document.with("frontier", json.of(found.steps())).with("now", json.step(found.now()));
          found.emptied().ifPresent(step -> document.with("emptied", json.step(step)));
        });
    return document;
  }

  /** The places of the plan before: of equally good answers the one that changes least is taken. */
  private Map<String, Place> before(Session session) {
    Map<String, Place> places = new LinkedHashMap<>();
    if (previous != null) {
      PlanFile.read(Words.path(session, previous))
          .services()
          .forEach(service -> places.put(service.name(), service.place()));
    }
    return places;
  }
}
