package org.imagewizard.cli.json;

import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.imagewizard.cli.view.PlanFigures;
import org.imagewizard.fit.Change;
import org.imagewizard.fit.FitModel;
import org.imagewizard.fit.Placement;
import org.imagewizard.fit.Proposal;
import org.imagewizard.wizard.Evaluation;

/** {@code plan}; {@code model} is the solver's whole input, so that anybody can solve it again. */
public final class PlanJson {
  private PlanJson() {}

  public static Doc of(Evaluation evaluation, Locale locale) {
    PlanFigures figures = new PlanFigures(evaluation, locale);
    Proposal proposal = evaluation.proposal();
    Placement placement = proposal.placement();
    return new Doc()
        .with("channel", evaluation.plan().channel())
        .with("services", figures.services().stream().map(PlanJson::service).toList())
        .with("capabilities", capabilities(evaluation, locale))
        .with("gpus", figures.cards().stream().map(PlanJson::card).toList())
        .with(
            "ramMiB",
            new Doc()
                .with("budget", proposal.model().ramBudgetMiB())
                .with("planned", figures.plannedRamMiB()))
        .with("objective", placement.objective())
        .with("optimal", placement.optimal())
        .with("gap", placement.gap())
        .with("conflict", placement.conflict())
        .with("solveMillis", placement.solveMillis())
        .with("startOrder", proposal.startOrder())
        .with("model", model(proposal.model()));
  }

  private static Doc model(FitModel model) {
    return new Doc()
        .with("services", model.services())
        .with("capabilities", model.capabilities())
        .with("conflicts", model.conflicts())
        .with("gpus", model.gpus())
        .with("ramBudgetMiB", model.ramBudgetMiB())
        .with("diskFreeMiB", model.diskFreeMiB())
        // Sorted: the record's map has another order in every run of the program.
        .with("pins", new TreeMap<>(model.pins()))
        .with("wants", model.wants());
  }

  private static Doc service(PlanFigures.Row row) {
    return new Doc()
        .with("name", row.name())
        .with("state", row.place().toString())
        .with("reason", row.reason())
        .with("vramMiB", row.vramMiB())
        .with("ramMiB", row.ramMiB())
        .with("measured", row.estimate().measured())
        .with("basis", row.estimate().basis())
        .with("replicas", row.replicas());
  }

  private static Doc card(PlanFigures.CardRow card) {
    return new Doc()
        .with("index", card.index())
        .with("totalMiB", card.totalMiB())
        .with("freeMiB", card.freeMiB())
        .with("reserveMiB", card.reserveMiB())
        .with("plannedMiB", card.plannedMiB());
  }

  private static Doc change(Change change) {
    return new Doc()
        .with("kind", Doc.word(change.kind()).replace('_', '-'))
        .with("about", change.about())
        .with("mib", change.mib());
  }

  private static List<Doc> capabilities(Evaluation evaluation, Locale locale) {
    Proposal proposal = evaluation.proposal();
    return evaluation.catalog().capabilities().stream()
        .map(
            one ->
                new Doc()
                    .with("id", one.id())
                    .with("on", proposal.placement().capabilities().contains(one.id()))
                    .with("value", one.value())
                    .with(
                        "reason",
                        proposal.reasons(locale).capabilities().getOrDefault(one.id(), ""))
                    .with(
                        "changes",
                        proposal.changes().getOrDefault(one.id(), List.of()).stream()
                            .map(PlanJson::change)
                            .toList()))
        .toList();
  }
}
