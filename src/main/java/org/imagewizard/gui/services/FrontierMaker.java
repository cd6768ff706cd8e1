package org.imagewizard.gui.services;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.imagewizard.catalog.Capability;
import org.imagewizard.catalog.Catalog;
import org.imagewizard.fit.FitModel;
import org.imagewizard.fit.Frontier;
import org.imagewizard.gui.services.FrontierState.Cell;
import org.imagewizard.gui.services.FrontierState.Column;
import org.imagewizard.gui.services.FrontierState.Part;
import org.imagewizard.gui.services.FrontierState.Row;
import org.imagewizard.gui.shell.Texts;
import org.imagewizard.gui.theme.Tone;
import org.imagewizard.machine.Gpu;
import org.imagewizard.machine.Machine;
import org.imagewizard.wizard.Evaluation;
import org.imagewizard.wizard.Outlook;

/** Puts what several cards would give side by side, as a chart over a table. All sizes in MiB. */
final class FrontierMaker {
  private static final int STYLES = 5;
  private static final long MIB_PER_GIB = 1024;

  /** One column; {@code upTo} is the largest card that gives the same. */
  private record Point(Frontier.Step step, int upTo, boolean yours) {}

  private final Texts texts;
  private final Catalog catalog;
  private final Machine machine;
  private final Outlook outlook;
  private final List<Point> points;
  private final Map<String, String> styles = new LinkedHashMap<>();
  private final Map<String, Long> sizes = new LinkedHashMap<>();

  FrontierMaker(Texts texts, Evaluation now, Outlook outlook) {
    this.texts = texts;
    this.catalog = now.catalog();
    this.machine = now.machine();
    this.outlook = outlook;
    this.points = points();
    nameParts();
  }

  FrontierState state() {
    List<Column> columns = points.stream().map(this::column).toList();
    long largest = columns.stream().mapToLong(Column::totalMiB).max().orElse(1);
    List<Part> legend = new ArrayList<>();
    styles.forEach(
        (name, style) -> legend.add(new Part(name, sizes.getOrDefault(name, 0L), style)));
    return new FrontierState(
        false, columns, rows(), legend.reversed(), notes(), Math.max(1, largest));
  }

  /** Neighbours that give the same become one column; this computer stands by its free memory. */
  private List<Point> points() {
    List<Point> merged = new ArrayList<>();
    for (Frontier.Step step : outlook.steps()) {
      boolean same =
          !merged.isEmpty()
              && merged.getLast().step().gib() > 0
              && gives(step).equals(gives(merged.getLast().step()));
      if (same) {
        merged.set(merged.size() - 1, new Point(merged.getLast().step(), step.gib(), false));
      } else {
        merged.add(new Point(step, step.gib(), false));
      }
    }
    if (!machine.gpus().isEmpty()) {
      long free = machine.gpus().stream().mapToLong(Gpu::freeMiB).sum();
      int at = 0;
      while (at < merged.size() && merged.get(at).step().gib() * MIB_PER_GIB <= free) {
        at++;
      }
      merged.add(at, new Point(outlook.now(), outlook.now().gib(), true));
    }
    return merged;
  }

  private static List<Object> gives(Frontier.Step step) {
    return List.of(step.capabilities(), onCard(step));
  }

  private static Set<String> onCard(Frontier.Step step) {
    return step.loads().stream().map(Frontier.Load::service).collect(Collectors.toSet());
  }

  /** Every service that is on a card somewhere, largest first, gets a colour of its own. */
  private void nameParts() {
    Map<String, Long> need = new TreeMap<>();
    points.forEach(
        point -> point.step().loads().forEach(load -> need.put(load.service(), load.vramMiB())));
    need.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
        .forEach(
            entry -> {
              styles.put(entry.getKey(), "meter-" + Math.min(STYLES, styles.size() + 1));
              sizes.put(entry.getKey(), entry.getValue());
            });
  }

  private Column column(Point point) {
    Frontier.Step step = point.step();
    List<Part> parts = new ArrayList<>();
    long reserve = step.cards().stream().mapToLong(FitModel.Card::reserveMiB).sum();
    parts.add(new Part(texts.get("services.reserve"), reserve, "meter-reserve"));
    long total = point.upTo() * MIB_PER_GIB;
    String detail = "";
    if (point.yours()) {
      total = machine.gpus().stream().mapToLong(Gpu::totalMiB).sum();
      long used = machine.gpus().stream().mapToLong(Gpu::usedMiB).sum();
      long free = step.cards().stream().mapToLong(FitModel.Card::roomMiB).sum();
      parts.add(new Part(texts.get("services.others"), used, "meter-other"));
      detail = texts.get("frontier.free", free / (double) MIB_PER_GIB);
    }
    styles.forEach(
        (name, style) ->
            load(step, name).ifPresent(load -> parts.add(new Part(name, load.vramMiB(), style))));
    int on = step.capabilities().size();
    String title = title(point);
    return new Column(
        title,
        detail,
        point.yours(),
        total,
        parts,
        on,
        texts.get("frontier.spoken", title, on, String.join(", ", new TreeSet<>(onCard(step)))));
  }

  private static Optional<Frontier.Load> load(Frontier.Step step, String service) {
    return step.loads().stream().filter(load -> load.service().equals(service)).findFirst();
  }

  private String title(Point point) {
    if (point.yours()) {
      return texts.get("frontier.yours");
    }
    if (point.upTo() == 0) {
      return texts.get("frontier.none");
    }
    return point.step().gib() == point.upTo()
        ? texts.get("frontier.size", point.upTo())
        : texts.get("frontier.sizes", point.step().gib(), point.upTo());
  }

  private List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    List<Capability> all = catalog.capabilities();
    long everywhere = all.stream().filter(c -> count(c) == points.size()).count();
    if (everywhere > 0) {
      rows.add(
          new Row(
              texts.get("frontier.everywhere", everywhere),
              points.stream().map(point -> yes(true)).toList()));
    }
    for (Capability capability : all) {
      if (count(capability) > 0 && count(capability) < points.size()) {
        rows.add(
            new Row(
                capability.title().in(texts.locale()),
                points.stream().map(point -> yes(has(point, capability))).toList()));
      }
    }
    for (String service : sometimesSlower()) {
      rows.add(
          new Row(
              texts.get("frontier.faster", service),
              points.stream().map(point -> speed(point, service)).toList()));
    }
    rows.add(
        new Row(
            texts.get("frontier.model"),
            points.stream().map(point -> model(point.step().localModelToo())).toList()));
    rows.add(
        new Row(
            texts.get("frontier.count", all.size()),
            points.stream()
                .map(p -> new Cell(Tone.TODO, String.valueOf(p.step().capabilities().size())))
                .toList()));
    return rows;
  }

  private static boolean has(Point point, Capability capability) {
    return point.step().capabilities().contains(capability.id());
  }

  private long count(Capability capability) {
    return points.stream().filter(point -> has(point, capability)).count();
  }

  /** Services that are on a card in one column and could be on the processor in another. */
  private Set<String> sometimesSlower() {
    Set<String> names = new TreeSet<>();
    for (String name : styles.keySet()) {
      boolean cpu = catalog.service(name).map(s -> s.gpu().cpuCapable()).orElse(false);
      boolean always = points.stream().allMatch(point -> onCard(point.step()).contains(name));
      if (cpu && !always) {
        names.add(name);
      }
    }
    return names;
  }

  private Cell yes(boolean on) {
    return on
        ? new Cell(Tone.OK, texts.get("frontier.yes"))
        : new Cell(Tone.OFF, texts.get("frontier.no"));
  }

  private Cell speed(Point point, String service) {
    return onCard(point.step()).contains(service)
        ? yes(true)
        : new Cell(Tone.WAIT, texts.get("frontier.slower"));
  }

  private Cell model(boolean fits) {
    return fits ? yes(true) : new Cell(Tone.INFO, texts.get("frontier.remote"));
  }

  /** What the card at hand could give, and from which size on nothing more comes. */
  private List<String> notes() {
    List<String> notes = new ArrayList<>();
    outlook
        .emptied()
        .ifPresent(
            empty -> {
              List<String> more = new ArrayList<>();
              catalog.capabilities().stream()
                  .filter(c -> empty.gains().capabilities().contains(c.id()))
                  .forEach(c -> more.add(c.title().in(texts.locale())));
              empty
                  .gains()
                  .faster()
                  .forEach(name -> more.add(texts.get("frontier.faster.short", name)));
              notes.add(
                  more.isEmpty()
                      ? texts.get("frontier.emptied.none")
                      : texts.get("frontier.emptied", String.join("; ", more)));
            });
    Frontier.Step most = outlook.steps().getLast();
    Frontier.Step enough = most;
    for (Frontier.Step step : outlook.steps().reversed()) {
      if (!gives(step).equals(gives(most))) {
        break;
      }
      enough = step;
    }
    notes.add(
        enough.gib() == most.gib() || enough.gib() == 0
            ? texts.get("frontier.more")
            : texts.get("frontier.enough", enough.gib()));
    return notes;
  }
}
