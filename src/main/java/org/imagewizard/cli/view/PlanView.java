package org.imagewizard.cli.view;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.imagewizard.catalog.Capability;
import org.imagewizard.cli.session.Session;
import org.imagewizard.cli.session.Wrap;
import org.imagewizard.cli.view.PlanFigures.Row;
import org.imagewizard.fit.Place;
import org.imagewizard.fit.Placement;
import org.imagewizard.wizard.Evaluation;

/** A plan for people: what runs where, what is left, what is off and why. */
public final class PlanView {
  /** Services with less memory are summed up unless all are asked for. */
  private static final long LARGE_MIB = 1000;

  /** The columns of {@code --table}, after the width of the first has been put in. */
  private static final String TABLE = "%%-%ds  %%-10s %%6s %%7s  %%s";

  private final Session session;
  private final Units units;

  public PlanView(Session session) {
    this.session = session;
    this.units = new Units(session);
  }

  public void print(Evaluation evaluation, boolean all, boolean table) {
    Placement placement = evaluation.proposal().placement();
    if (!placement.conflict().isEmpty()) {
      conflict(placement.conflict());
      return;
    }
    PlanFigures figures = new PlanFigures(evaluation, session.locale());
    headline(evaluation);
    boolean measured = figures.services().stream().anyMatch(row -> row.estimate().measured());
    session.say(measured ? "plan.estimates.but" : "plan.estimates");
    session.print("");
    services(figures, all, table);
    session.print("");
    room(figures);
    session.item(session.text("plan.order", String.join(", ", evaluation.proposal().startOrder())));
    session.print("");
    off(evaluation, figures, all);
  }

  public void conflict(List<String> conflict) {
    session.say("plan.conflict", conflict.size(), String.join(", ", conflict));
    if (conflict.size() > 1) {
      session.say("plan.conflict.advice");
    }
  }

  /** "Best selection, proven: 12 of 18 capabilities, 28 of 41 services." */
  public void headline(Evaluation evaluation) {
    Placement placement = evaluation.proposal().placement();
    session.say(
        placement.optimal() ? "plan.best" : "plan.good",
        evaluation.plan().capabilities().size(),
        evaluation.catalog().capabilities().size(),
        evaluation.plan().running().size(),
        evaluation.plan().services().size(),
        String.format(session.locale(), "%.1f", placement.solveMillis()),
        placement.gap());
  }

  private void services(PlanFigures figures, boolean all, boolean table) {
    List<Row> on =
        figures.services().stream()
            .filter(row -> row.place().isOn())
            .sorted(
                Comparator.comparingLong(Row::vramMiB)
                    .thenComparingLong(Row::ramMiB)
                    .reversed()
                    .thenComparing(Row::name))
            .toList();
    List<Row> shown = on.stream().filter(row -> all || large(row)).toList();
    int width = shown.stream().mapToInt(row -> row.name().length()).max().orElse(0);
    if (table) {
      session
          .out()
          .raw(
              String.format(
                  Locale.ROOT,
                  TABLE.formatted(Math.max(width, 1)),
                  session.text("plan.table.service"),
                  session.text("plan.table.place"),
                  session.text("plan.table.gpu"),
                  session.text("plan.table.memory"),
                  session.text("plan.table.why")));
    }
    for (Row row : shown) {
      if (table) {
        session.out().raw(tableLine(row, width));
      } else {
        session.item(listLine(row));
      }
    }
    List<Row> rest = on.stream().filter(row -> !shown.contains(row)).toList();
    if (!rest.isEmpty()) {
      session.say(
          "plan.rest", rest.size(), units.memory(rest.stream().mapToLong(Row::ramMiB).sum()));
    }
  }

  private static boolean large(Row row) {
    return row.place().kind() == Place.Kind.GPU || row.ramMiB() >= LARGE_MIB;
  }

  private String tableLine(Row row, int width) {
    String line =
        String.format(
            Locale.ROOT,
            TABLE.formatted(width),
            row.name(),
            place(row.place()),
            row.vramMiB(),
            row.ramMiB(),
            row.reason());
    return line.length() <= Wrap.WIDTH ? line : line.substring(0, Wrap.WIDTH - 3) + "...";
  }

  private String listLine(Row row) {
    return row.place().kind() == Place.Kind.GPU
        ? session.text(
            "plan.service.card",
            row.name(),
            (long) row.place().gpu(),
            units.memory(row.vramMiB()),
            units.memory(row.ramMiB()),
            row.reason(),
            measured(row))
        : session.text(
            "plan.service.processor",
            row.name(),
            units.memory(row.ramMiB()),
            row.reason(),
            measured(row));
  }

  private String measured(Row row) {
    return row.estimate().measured() ? session.text("plan.measured") : "";
  }

  /** "processor", "GPU 0" or "off", in the person's language. */
  public String place(Place place) {
    return switch (place.kind()) {
      case OFF -> session.text("place.off");
      case CPU -> session.text("place.cpu");
      case GPU -> session.text("place.gpu", (long) place.gpu());
    };
  }

  /** What is planned of each card and of the memory, and what is left. */
  public void room(PlanFigures figures) {
    for (PlanFigures.CardRow card : figures.cards()) {
      session.say(
          "plan.card",
          (long) card.index(),
          units.memory(card.totalMiB()),
          units.memory(Math.max(0, card.totalMiB() - card.freeMiB())),
          units.memory(card.reserveMiB()),
          units.memory(card.plannedMiB()),
          units.memory(card.leftMiB()));
    }
    session.say(
        "plan.memory",
        units.memory(figures.ramBudgetMiB()),
        units.memory(figures.plannedRamMiB()),
        units.memory(figures.plannedDiskMiB()),
        units.memory(figures.diskFreeMiB()));
  }

  private void off(Evaluation evaluation, PlanFigures figures, boolean all) {
    List<Capability> off =
        evaluation.catalog().capabilities().stream()
            .filter(one -> !evaluation.plan().capabilities().contains(one.id()))
            .toList();
    if (!off.isEmpty()) {
      session.say("plan.off");
    }
    for (Capability one : off) {
      session.item(
          one.title().in(session.locale())
              + ": "
              + evaluation
                  .proposal()
                  .reasons(session.locale())
                  .capabilities()
                  .getOrDefault(one.id(), ""));
    }
    List<Row> services = figures.services().stream().filter(row -> !row.place().isOn()).toList();
    session.say("plan.services-off", services.size());
    if (all) {
      services.forEach(row -> session.item("  " + row.name() + ": " + row.reason()));
    }
  }
}
