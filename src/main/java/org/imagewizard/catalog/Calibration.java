package org.imagewizard.catalog;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** What was measured, which is believed rather than any estimate. One entry for each thing. */
public record Calibration(List<Measured> measured) {
  public static final Calibration NONE = new Calibration(List.of());

  public Calibration {
    measured =
        measured.stream()
            .sorted(
                Comparator.comparing(Measured::service)
                    .thenComparing(Measured::tag)
                    .thenComparing(Measured::gpuModel))
            .toList();
  }

  /** With more readings; of the same thing the higher peak stays. */
  public Calibration with(Collection<Measured> readings) {
    List<Measured> all = new ArrayList<>(measured);
    for (Measured reading : readings) {
      Measured peak = reading;
      for (Measured known : all) {
        peak = known.sameAs(reading) ? peak.peakWith(known) : peak;
      }
      all.removeIf(reading::sameAs);
      all.add(peak);
    }
    return new Calibration(all);
  }

  /**
   * The catalog with these in place of its estimates: of this tag, and for memory on a card of
   * these models. Of several models the highest counts, because a service may be put on any of
   * them.
   */
  public Catalog applied(Catalog catalog, String tag, Collection<String> gpuModels) {
    return measured.isEmpty()
        ? catalog
        : new Catalog(
            catalog.source(),
            catalog.stack(),
            catalog.services().stream().map(s -> applied(s, tag, gpuModels)).toList(),
            catalog.capabilities(),
            catalog.conflicts(),
            catalog.keyGroups(),
            catalog.notices());
  }

  private Service applied(Service s, String tag, Collection<String> gpuModels) {
    List<Measured> ofIt =
        measured.stream().filter(m -> m.service().equals(s.name()) && m.tag().equals(tag)).toList();
    List<Measured> onCard = ofIt.stream().filter(m -> gpuModels.contains(m.gpuModel())).toList();
    List<Measured> onProcessor = ofIt.stream().filter(m -> m.gpuModel().isEmpty()).toList();
    if (onCard.isEmpty() && onProcessor.isEmpty()) {
      return s;
    }
    Estimate e = s.estimate();
    List<Measured> used = new ArrayList<>(onCard);
    used.addAll(onProcessor);
    Estimate known =
        new Estimate(
            peak(onCard.stream().map(Measured::vramMiB).toList(), e.vramMiB()),
            peak(onCard.stream().map(Measured::ramMiB).toList(), e.ramGpuMiB()),
            peak(onProcessor.stream().map(Measured::ramMiB).toList(), e.ramCpuMiB()),
            e.imageMiB(),
            basis(used, tag),
            Estimate.Confidence.HIGH);
    return new Service(
        s.name(),
        s.image(),
        s.kind(),
        s.stage(),
        s.base(),
        s.known(),
        s.use(),
        s.requires(),
        s.optional(),
        s.needs(),
        s.keys(),
        s.gpu(),
        s.envFiles(),
        s.profiles(),
        s.replicas(),
        known);
  }

  /** 0 means that it was not measured. */
  private static long peak(List<Long> readings, long estimate) {
    long most = readings.stream().mapToLong(Long::longValue).max().orElse(0);
    return most > 0 ? most : estimate;
  }

  private static String basis(List<Measured> used, String tag) {
    Measured last = used.stream().max(Comparator.comparing(Measured::when)).orElseThrow();
    String where = last.gpuModel().isEmpty() ? "the processor" : last.gpuModel();
    String day = last.when().toString().substring(0, "2026-01-31".length());
    return "Measured on " + where + " with tag " + tag + ", last on " + day + ".";
  }
}
