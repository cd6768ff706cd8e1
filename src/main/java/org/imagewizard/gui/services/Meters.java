package org.imagewizard.gui.services;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;
import org.imagewizard.fit.FitModel;
import org.imagewizard.fit.Place;
import org.imagewizard.gui.services.ServicesState.Bar;
import org.imagewizard.gui.services.ServicesState.Share;
import org.imagewizard.gui.shell.Texts;
import org.imagewizard.machine.Gpu;
import org.imagewizard.wizard.Evaluation;

/** Works out what a placement takes of each card, of memory and of disk. All sizes in MiB. */
final class Meters {
  private static final int NAMED = 4;

  private final Texts texts;

  Meters(Texts texts) {
    this.texts = texts;
  }

  List<Bar> of(Evaluation now) {
    FitModel model = now.proposal().model();
    Map<String, Place> places = now.proposal().placement().places();
    List<Bar> bars = new ArrayList<>();
    now.machine().gpus().forEach(gpu -> bars.add(card(gpu, model, places)));
    Map<String, Long> ram = new HashMap<>();
    Map<String, Long> disk = new HashMap<>();
    for (FitModel.Item item : model.services()) {
      Place place = places.getOrDefault(item.name(), Place.OFF);
      if (place.isOn()) {
        long one = place.kind() == Place.Kind.GPU ? item.ramGpuMiB() : item.ramCpuMiB();
        ram.put(item.name(), one * item.replicas());
        disk.put(item.name(), item.diskMiB());
      }
    }
    bars.add(plain("ram", texts.get("services.memory"), ram, model.ramBudgetMiB()));
    bars.add(plain("disk", texts.get("services.disk"), disk, model.diskFreeMiB()));
    return bars;
  }

  private Bar card(Gpu gpu, FitModel model, Map<String, Place> places) {
    Map<String, Long> used = new HashMap<>();
    for (FitModel.Item item : model.services()) {
      Place place = places.getOrDefault(item.name(), Place.OFF);
      if (place.equals(Place.gpu(gpu.index()))) {
        used.put(item.name(), item.vramMiB() * item.replicas());
      }
    }
    long planned = sum(used);
    // What is counted on, which is not what was measured where a person says so.
    Optional<FitModel.Card> counted =
        model.gpus().stream().filter(card -> card.id() == gpu.index()).findFirst();
    long free = counted.map(FitModel.Card::freeMiB).orElse(0L);
    long reserve = counted.map(FitModel.Card::reserveMiB).orElse(0L);
    long left = free - reserve - planned;
    List<Share> shares = new ArrayList<>(named(used));
    shares.add(share(texts.get("services.reserve"), reserve, "meter-reserve"));
    shares.add(
        counted.isPresent()
            ? share(texts.get("services.others"), Math.max(0, gpu.totalMiB() - free), "meter-other")
            : share(texts.get("services.not-used"), gpu.totalMiB(), "meter-other"));
    return new Bar(
        "gpu-" + gpu.index(),
        texts.get("services.gpu", String.valueOf(gpu.index()), gpu.name()),
        texts.get("services.left", Math.max(0, left)),
        shares,
        gpu.totalMiB(),
        texts.get(
            "services.gpu.spoken",
            String.valueOf(gpu.index()),
            planned,
            gpu.totalMiB(),
            Math.max(0, left)));
  }

  private Bar plain(String id, String title, Map<String, Long> used, long total) {
    String summary = texts.get("services.of", sum(used) / 1024.0, total / 1024.0);
    return new Bar(id, title, summary, named(used), total, title + ": " + summary);
  }

  /** The largest by name, the rest together. */
  private List<Share> named(Map<String, Long> used) {
    List<Map.Entry<String, Long>> all =
        used.entrySet().stream()
            .filter(entry -> entry.getValue() > 0)
            .sorted(
                Comparator.comparingLong(
                        (ToLongFunction<Map.Entry<String, Long>>) entry -> -entry.getValue())
                    .thenComparing(Map.Entry::getKey))
            .toList();
    List<Share> shares = new ArrayList<>();
    for (int i = 0; i < Math.min(NAMED, all.size()); i++) {
      shares.add(share(all.get(i).getKey(), all.get(i).getValue(), "meter-" + (i + 1)));
    }
    if (all.size() > NAMED) {
      long rest = all.subList(NAMED, all.size()).stream().mapToLong(Map.Entry::getValue).sum();
      shares.add(share(texts.get("services.rest", all.size() - NAMED), rest, "meter-5"));
    }
    return shares;
  }

  private Share share(String name, long amount, String style) {
    return new Share(name, amount, texts.get("unit.mib", amount), style);
  }

  private static long sum(Map<String, Long> used) {
    return used.values().stream().mapToLong(Long::longValue).sum();
  }
}
