package org.imagewizard.cli.view;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.imagewizard.catalog.Catalog;
import org.imagewizard.cli.session.Session;
import org.imagewizard.fit.FitModel;
import org.imagewizard.fit.Frontier;
import org.imagewizard.fit.LanguageModel;

/** What a bigger card would give: one line a size, in what a person gains. */
public final class FrontierView {
  private static final String TABLE = "%-10s %6s %8s %9s %8s  %s";

  private final Session session;
  private final Catalog catalog;
  private final Units units;

  public FrontierView(Session session, Catalog catalog) {
    this.session = session;
    this.catalog = catalog;
    this.units = new Units(session);
  }

  /**
   * @param emptied this computer without the other programs on its cards
   */
  public void print(
      List<Frontier.Step> steps,
      Frontier.Step now,
      Optional<Frontier.Step> emptied,
      LanguageModel model,
      boolean table) {
    session.say("frontier.begin");
    if (table) {
      session.print("");
      table(steps);
      session.print("");
    }
    boolean localSaid = model == LanguageModel.LOCAL;
    for (Frontier.Step step : steps) {
      boolean first = step.equals(steps.getFirst());
      List<String> said = new ArrayList<>();
      said.add(count(step));
      said.addAll(gains(step.gains()));
      if (step.gains().isEmpty() && !first) {
        said.add(session.text("frontier.nothing"));
      }
      if (step.localModelToo() && !localSaid) {
        said.add(session.text("frontier.local"));
        localSaid = true;
      }
      if (!step.conflict().isEmpty()) {
        said.add(session.text("frontier.conflict", String.join(", ", step.conflict())));
      }
      session.item(session.text("frontier.line", size(step), String.join(" ", said)));
    }
    if (now.gib() == 0) {
      session.say("frontier.none", now.capabilities().size());
      return;
    }
    session.say(
        "frontier.now", (long) now.gib(), units.memory(room(now)), now.capabilities().size());
    emptied.ifPresent(
        step -> {
          List<String> gains = gains(step.gains());
          session.say(
              "frontier.emptied",
              units.memory(room(step)),
              gains.isEmpty() ? session.text("frontier.nothing") : String.join(" ", gains));
        });
  }

  private void table(List<Frontier.Step> steps) {
    row(
        session.text("frontier.card"),
        session.text("frontier.on"),
        session.text("frontier.value"),
        session.text("frontier.planned"),
        session.text("frontier.left"),
        session.text("frontier.model"));
    for (Frontier.Step step : steps) {
      long planned = step.loads().stream().mapToLong(Frontier.Load::vramMiB).sum();
      row(
          size(step),
          String.valueOf(step.capabilities().size()),
          String.valueOf(step.objective().value()),
          String.valueOf(planned),
          String.valueOf(room(step) - planned),
          session.text(step.localModelToo() ? "frontier.model.yes" : "frontier.model.no"));
    }
  }

  private void row(String... cells) {
    session.out().raw(String.format(Locale.ROOT, TABLE, (Object[]) cells).stripTrailing());
  }

  private String size(Frontier.Step step) {
    return step.gib() == 0
        ? session.text("frontier.no-card")
        : session.text("frontier.gb", (long) step.gib());
  }

  private String count(Frontier.Step step) {
    return session.text(
        "frontier.count", step.capabilities().size(), catalog.capabilities().size());
  }

  private List<String> gains(Frontier.Gains gains) {
    List<String> said = new ArrayList<>();
    if (!gains.capabilities().isEmpty()) {
      said.add(session.text("frontier.adds", titles(gains.capabilities())));
    }
    Set<String> better = new LinkedHashSet<>();
    // Several capabilities gain by the same service; its first title says it for all.
    Set<List<String>> services = new LinkedHashSet<>();
    for (Frontier.Better one : gains.better()) {
      if (services.add(one.extra().services())) {
        better.add(one.extra().title().in(session.locale()));
      }
    }
    if (!better.isEmpty()) {
      said.add(session.text("frontier.better", String.join("; ", better)));
    }
    if (!gains.faster().isEmpty()) {
      said.add(session.text("frontier.faster", String.join(", ", gains.faster())));
    }
    if (!gains.lost().isEmpty()) {
      said.add(session.text("frontier.lost", titles(gains.lost())));
    }
    return said;
  }

  private String titles(List<String> ids) {
    return String.join(
        "; ",
        ids.stream()
            .map(id -> catalog.capability(id).map(c -> c.title().in(session.locale())).orElse(id))
            .toList());
  }

  private static long room(Frontier.Step step) {
    return step.cards().stream().mapToLong(FitModel.Card::roomMiB).sum();
  }
}
