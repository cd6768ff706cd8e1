package org.imagewizard.gui.check;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.imagewizard.gui.shell.Texts;
import org.imagewizard.gui.theme.Facts;
import org.imagewizard.gui.theme.Meter;
import org.imagewizard.gui.theme.Ui;
import org.imagewizard.gui.theme.Watch;
import org.imagewizard.machine.CheckReport;
import org.imagewizard.machine.Gpu;
import org.imagewizard.machine.Machine;
import org.jspecify.annotations.Nullable;

/** What this computer has: each card with who uses it, memory, processor, disk. */
final class MachineView extends VBox {
  private final Texts texts;

  MachineView(Texts texts, CheckViewModel model) {
    super(12);
    this.texts = texts;
    setId("machine");
    Watch.on(this, model.report(), this::draw);
  }

  private void draw(@Nullable CheckReport report) {
    getChildren().clear();
    if (report == null) {
      getChildren()
          .add(
              Ui.card(
                  Ui.label(texts.get("machine.title"), "section"),
                  Ui.wrap(texts.get("machine.unknown"), "muted", "small")));
      return;
    }
    Machine machine = report.machine();
    machine.gpus().forEach(gpu -> getChildren().add(card(gpu)));
    if (machine.gpus().isEmpty()) {
      getChildren()
          .add(
              Ui.card(
                  Ui.label(texts.get("machine.no-gpu"), "section"),
                  Ui.wrap(texts.get("machine.no-gpu.text"), "muted", "small")));
    }
    Facts facts = new Facts();
    facts.add(
        texts.get("machine.memory"),
        texts.get(
            "machine.memory.value",
            machine.memoryMiB() / 1024.0,
            machine.memoryAvailableMiB() / 1024.0));
    facts.add(texts.get("machine.cpu"), texts.get("machine.cpu.value", machine.cpus()));
    facts.add(
        texts.get("machine.disk"), texts.get("machine.disk.value", machine.diskFreeMiB() / 1024.0));
    facts.add(texts.get("machine.source"), machine.source());
    getChildren().add(Ui.card(Ui.label(texts.get("machine.title"), "section"), facts));
  }

  private Node card(Gpu gpu) {
    List<Meter.Part> parts = new ArrayList<>();
    VBox legend = new VBox(4);
    long named = 0;
    for (Gpu.GpuProcess process : gpu.processes()) {
      if (process.usedMiB() > 0) {
        named += process.usedMiB();
        String who =
            texts.get(
                "machine.process", process.name(), process.user(), String.valueOf(process.pid()));
        parts.add(new Meter.Part(process.usedMiB(), "meter-other"));
        legend.getChildren().add(line("meter-other", who, process.usedMiB(), false));
      }
    }
    long rest = gpu.usedMiB() - named;
    if (rest > 0) {
      parts.add(new Meter.Part(rest, "meter-desktop"));
      legend.getChildren().add(line("meter-desktop", texts.get("machine.rest"), rest, false));
    }
    parts.add(new Meter.Part(gpu.reserveMiB(), "meter-reserve"));
    legend
        .getChildren()
        .add(line("meter-reserve", texts.get("machine.reserve"), gpu.reserveMiB(), false));
    legend.getChildren().add(line("meter-free", texts.get("machine.free"), gpu.roomMiB(), true));
    Meter meter = new Meter(20);
    meter.set(
        parts,
        gpu.totalMiB(),
        texts.get(
            "machine.gpu.spoken",
            String.valueOf(gpu.index()),
            gpu.usedMiB(),
            gpu.totalMiB(),
            gpu.roomMiB()));
    return Ui.card(
        Ui.wrap(texts.get("machine.gpu", String.valueOf(gpu.index()), gpu.name()), "section"),
        Ui.wrap(
            texts.get(gpu.display() ? "machine.gpu.screen" : "machine.gpu.total", gpu.totalMiB()),
            "muted",
            "small"),
        meter,
        legend);
  }

  private Node line(String style, String name, long mib, boolean strong) {
    Region swatch = new Region();
    swatch.getStyleClass().addAll("swatch", style);
    HBox row =
        Ui.row(
            8,
            swatch,
            Ui.grow(Ui.wrap(name, "small", strong ? "strong" : "plain")),
            Ui.label(texts.get("unit.mib", mib), "small", strong ? "strong" : "plain"));
    row.getStyleClass().add("legend-line");
    ((Region) row.getChildren().getLast()).setMinWidth(USE_PREF_SIZE);
    return row;
  }
}
