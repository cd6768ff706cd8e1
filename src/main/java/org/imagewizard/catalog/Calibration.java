package org.imagewizard.catalog;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.imagewizard.docker.ImageReference;

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

  /** Of these readings, those that say more than is known. */
  public List<Measured> raisedBy(Collection<Measured> readings) {
    return readings.stream()
        .filter(reading -> measured.stream().noneMatch(known -> known.covers(reading)))
        .toList();
  }

  /** What was measured of a service, whatever its tag and its card. */
  public List<Measured> of(Service service) {
    return measured.stream().filter(m -> m.service().equals(service.name())).toList();
  }

  /**
   * The catalog with these in place of its estimates: of the tag that each service will run, and
   * for memory on a card of these models. Of several models the highest counts, because a service
   * may be put on any of them.
   *
   * @param channel the tag of services whose image follows the channel
   * @param ownTags service to a tag of its own
   */
  public Catalog applied(
      Catalog catalog, String channel, Map<String, String> ownTags, Collection<String> gpuModels) {
    return measured.isEmpty()
        ? catalog
        : catalog.withServices(
            catalog.services().stream()
                .map(s -> applied(s, tag(s, channel, ownTags), gpuModels))
                .toList());
  }

  private static String tag(Service s, String channel, Map<String, String> ownTags) {
    ImageReference image = ImageReference.parse(s.image());
    String usual = image.version().contains("$") ? channel : image.tag();
    return ownTags.getOrDefault(s.name(), usual);
  }

  private Service applied(Service s, String tag, Collection<String> gpuModels) {
    List<Measured> ofIt = of(s).stream().filter(m -> m.tag().equals(tag)).toList();
    List<Measured> onCard = ofIt.stream().filter(m -> gpuModels.contains(m.gpuModel())).toList();
    List<Measured> onProcessor = ofIt.stream().filter(m -> m.gpuModel().isEmpty()).toList();
    if (onCard.isEmpty() && onProcessor.isEmpty()) {
      return s;
    }
    Estimate e = s.estimate();
    List<Measured> used = new ArrayList<>(onCard);
    used.addAll(onProcessor);
    return s.withEstimate(
        new Estimate(
            peak(onCard.stream().map(Measured::vramMiB).toList(), e.vramMiB()),
            peak(onCard.stream().map(Measured::ramMiB).toList(), e.ramGpuMiB()),
            peak(onProcessor.stream().map(Measured::ramMiB).toList(), e.ramCpuMiB()),
            e.imageMiB(),
            basis(used, tag),
            Estimate.Confidence.HIGH,
            true));
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
