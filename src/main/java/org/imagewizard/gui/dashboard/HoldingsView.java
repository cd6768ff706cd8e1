package org.imagewizard.gui.dashboard;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.imagewizard.gui.shell.Texts;
import org.imagewizard.gui.theme.Meter;
import org.imagewizard.gui.theme.StateWord;
import org.imagewizard.gui.theme.Tone;
import org.imagewizard.gui.theme.Ui;
import org.imagewizard.gui.theme.Watch;
import org.imagewizard.watch.StackStatus;
import org.imagewizard.watch.StackStatus.Card;
import org.imagewizard.watch.StackStatus.Other;
import org.imagewizard.watch.StackStatus.ServiceStatus;
import org.jspecify.annotations.Nullable;

/**
 * What the server holds: each card with who has how much of it, measured beside the estimate; all
 * memory; and what is not as the folder says. What each service holds is in the table of services.
 */
final class HoldingsView extends VBox {
  private static final int LARGEST = 5;
  private static final int COLOURS = 5;

  private final Texts texts;

  HoldingsView(Texts texts, DashboardViewModel model) {
    super(8);
    this.texts = texts;
    setId("holdings");
    getStyleClass().add("panel");
    Watch.on(this, model.status(), this::draw);
  }

  private void draw(@Nullable StackStatus status) {
    getChildren().clear();
    if (status == null) {
      getChildren().add(new StateWord(Tone.RUN, texts.get("dashboard.measuring")));
      return;
    }
    health(status);
    status.cards().forEach(card -> card(card, status));
    if (status.cards().isEmpty()) {
      getChildren().add(Ui.wrap(texts.get("dashboard.no-card"), "muted", "small"));
    }
    memory(status);
    status.drift().forEach(line -> getChildren().add(word(Tone.WARN, line.in(texts.locale()))));
  }

  private void health(StackStatus status) {
    long all = status.services().size();
    long fine = status.services().stream().filter(ServiceStatus::fine).count();
    StateWord word =
        word(
            fine == all ? Tone.OK : Tone.WARN,
            texts.get(fine == all ? "dashboard.fine" : "dashboard.part", fine, all));
    word.setId("health");
    getChildren().add(word);
    status.services().stream()
        .filter(one -> !one.fine())
        .limit(LARGEST)
        .forEach(
            one ->
                getChildren()
                    .add(
                        Ui.wrap(
                            texts.get(
                                "dashboard.trouble",
                                one.name(),
                                one.state(),
                                one.reason().in(texts.locale())),
                            "small")));
  }

  private static StateWord word(Tone tone, String text) {
    StateWord word = new StateWord(tone, text);
    word.setWrapText(true);
    word.setMinWidth(0);
    word.setMinHeight(USE_PREF_SIZE);
    return word;
  }

  private void card(Card card, StackStatus status) {
    List<Meter.Part> parts = new ArrayList<>();
    List<Node> lines = new ArrayList<>();
    int colour = 1;
    for (ServiceStatus one : status.services()) {
      if (one.gpuMiB() > 0 && one.placement().equals("gpu:" + card.index())) {
        String style = "meter-" + colour;
        colour = colour % COLOURS + 1;
        parts.add(new Meter.Part(one.gpuMiB(), style));
        lines.add(
            line(
                style,
                one.name(),
                texts.get("dashboard.measured", one.gpuMiB(), one.estimateMiB())));
      }
    }
    for (Other other : card.others()) {
      parts.add(new Meter.Part(Math.max(0, other.usedMiB()), "meter-other"));
      lines.add(
          line(
              "meter-other",
              other.words(),
              other.usedMiB() < 0
                  ? texts.get("dashboard.unknown")
                  : texts.get("unit.mib", other.usedMiB())));
    }
    String title =
        texts.get("dashboard.card", card.index(), card.name(), card.usedMiB(), card.totalMiB());
    Meter meter = new Meter(20);
    meter.setId("card-" + card.index());
    meter.set(parts, card.totalMiB(), title);
    getChildren().addAll(Ui.wrap(title, "section"), meter);
    getChildren().addAll(lines);
  }

  private void memory(StackStatus status) {
    long all =
        status.services().stream().mapToLong(ServiceStatus::memoryMiB).filter(m -> m > 0).sum();
    if (all > 0) {
      getChildren().add(Ui.wrap(texts.get("dashboard.memory", texts.size(all)), "section"));
    }
  }

  private static Node line(String style, String name, String amount) {
    Label right = Ui.label(amount, "small");
    right.setMinWidth(Region.USE_PREF_SIZE);
    Label left = Ui.wrap(name, "mono", "small");
    if (style.isEmpty()) {
      return Ui.row(8, Ui.grow(left), right);
    }
    Region swatch = new Region();
    swatch.getStyleClass().addAll("swatch", style);
    return Ui.row(8, swatch, Ui.grow(left), right);
  }
}
