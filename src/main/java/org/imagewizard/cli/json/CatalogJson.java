package org.imagewizard.cli.json;

import java.util.List;
import java.util.Locale;
import org.imagewizard.catalog.Calibration;
import org.imagewizard.catalog.Capability;
import org.imagewizard.catalog.Catalog;
import org.imagewizard.catalog.Estimate;
import org.imagewizard.catalog.Preset;
import org.imagewizard.catalog.Service;

/** {@code catalog}. */
public final class CatalogJson {
  private CatalogJson() {}

  public static Doc of(Catalog catalog, Calibration calibration, Locale locale) {
    return new Doc()
        .with("source", catalog.source())
        .with(
            "services",
            catalog.services().stream()
                .map(one -> service(one).with("measured", measured(one, calibration)))
                .toList())
        .with(
            "capabilities",
            catalog.capabilities().stream().map(one -> capability(one, locale)).toList())
        .with("conflicts", catalog.conflicts())
        .with("presets", Preset.bundled().stream().map(one -> preset(one, locale)).toList())
        .with("notices", catalog.notices().stream().map(one -> one.in(locale)).toList());
  }

  private static Doc preset(Preset preset, Locale locale) {
    return new Doc()
        .with("id", preset.id())
        .with("title", preset.title().in(locale))
        .with("description", preset.description().in(locale))
        .with("channel", preset.channel().orElse(""))
        .with("replicas", preset.replicas())
        .with("only", preset.only());
  }

  private static Doc service(Service service) {
    return new Doc()
        .with("name", service.name())
        .with("image", service.image())
        .with("kind", kind(service.kind()))
        .with("stage", service.stage())
        .with("base", service.base())
        .with("known", service.known())
        .with("requires", service.requires())
        .with("optional", service.optional())
        .with("needs", service.needs())
        .with("keys", service.keys())
        .with(
            "gpu",
            new Doc()
                .with("capable", service.gpu().capable())
                .with("cpuCapable", service.gpu().cpuCapable()))
        .with("envFiles", service.envFiles())
        .with("replicas", service.replicas())
        .with("estimate", estimate(service));
  }

  private static List<Doc> measured(Service service, Calibration calibration) {
    return calibration.of(service).stream().map(CalibrationJson::reading).toList();
  }

  private static String kind(Service.Kind kind) {
    return Doc.word(kind).replace('_', '-');
  }

  /** One figure for memory: where the service runs when a card is there, it runs on it. */
  private static Doc estimate(Service service) {
    Estimate estimate = service.estimate();
    long ram = service.gpu().capable() ? estimate.ramGpuMiB() : estimate.ramCpuMiB();
    return new Doc()
        .with("vramMiB", estimate.vramMiB())
        .with("ramMiB", ram)
        .with("ramGpuMiB", estimate.ramGpuMiB())
        .with("ramCpuMiB", estimate.ramCpuMiB())
        .with("imageMiB", estimate.imageMiB())
        .with("basis", estimate.basis())
        .with("confidence", Doc.word(estimate.confidence()));
  }

  private static Doc capability(Capability capability, Locale locale) {
    List<Doc> extras =
        capability.extras().stream()
            .map(
                extra ->
                    new Doc()
                        .with("services", extra.services())
                        .with("value", extra.value())
                        .with("title", extra.title().in(locale)))
            .toList();
    return new Doc()
        .with("id", capability.id())
        .with("title", capability.title().in(locale))
        .with("group", capability.group())
        .with("value", capability.value())
        .with("needs", capability.needs())
        .with("extras", extras)
        .with("keys", capability.keys());
  }
}
