package org.imagewizard.gui.services;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.imagewizard.catalog.GpuSupport;
import org.imagewizard.catalog.Service;
import org.imagewizard.fit.FitModel;
import org.imagewizard.fit.Place;
import org.imagewizard.fit.Reasons;
import org.imagewizard.fit.Wishes;
import org.imagewizard.gui.services.ServicesState.Line;
import org.imagewizard.gui.services.ServicesState.PlaceList;
import org.imagewizard.gui.services.ServicesState.Placed;
import org.imagewizard.gui.shell.Texts;
import org.imagewizard.gui.theme.Tone;
import org.imagewizard.machine.Gpu;
import org.imagewizard.plan.DeploymentPlan.PlannedService;
import org.imagewizard.wizard.Evaluation;

/** Where each service runs, and where a person may want it. */
final class Placements {
  private final Texts texts;

  Placements(Texts texts) {
    this.texts = texts;
  }

  /** By place; in the order card, processor although a card would do, processor, off. */
  List<PlaceList> lists(Evaluation now, Reasons reasons) {
    Map<String, List<Line>> lists =
        now.plan().services().stream()
            .collect(
                Collectors.groupingBy(
                    service -> kind(now, service),
                    Collectors.mapping(
                        service -> new Line(service.name(), reason(reasons, service.name())),
                        Collectors.toList())));
    List<PlaceList> result = new ArrayList<>();
    for (String id : List.of("gpu", "slower", "cpu", "off")) {
      List<Line> lines = lists.getOrDefault(id, List.of());
      if (!lines.isEmpty()) {
        result.add(new PlaceList(id, texts.get("services.place." + id), lines));
      }
    }
    return result;
  }

  List<Placed> services(Evaluation now, Reasons reasons, Wishes wishes) {
    Map<String, FitModel.Item> items =
        now.proposal().model().services().stream()
            .collect(Collectors.toMap(FitModel.Item::name, Function.identity()));
    List<Placed> placed = new ArrayList<>();
    for (PlannedService service : now.plan().services()) {
      FitModel.Item item = items.get(service.name());
      if (item != null) {
        placed.add(placed(now, reasons, wishes, service, item));
      }
    }
    return placed;
  }

  private Placed placed(
      Evaluation now, Reasons reasons, Wishes wishes, PlannedService service, FitModel.Item item) {
    Place place = service.place();
    boolean card = place.kind() == Place.Kind.GPU;
    long ram = (card ? item.ramGpuMiB() : item.ramCpuMiB()) * item.replicas();
    Tone tone =
        switch (kind(now, service)) {
          case "off" -> Tone.OFF;
          case "slower" -> Tone.WAIT;
          default -> Tone.OK;
        };
    return new Placed(
        service.name(),
        tone,
        word(place.toString()),
        card ? texts.get("unit.mib", item.vramMiB() * item.replicas()) : "",
        place.isOn() ? texts.get("unit.mib", ram) : "",
        reason(reasons, service.name()),
        wishes.pins().getOrDefault(service.name(), Placed.AUTOMATIC),
        choices(now, service.name()));
  }

  private static List<String> choices(Evaluation now, String name) {
    GpuSupport gpu = now.catalog().service(name).map(Service::gpu).orElseGet(GpuSupport::none);
    List<String> choices = new ArrayList<>(List.of(Placed.AUTOMATIC, "off"));
    if (gpu.cpuCapable()) {
      choices.add("cpu");
    }
    if (gpu.capable()) {
      now.machine().gpus().stream().map(Gpu::index).forEach(i -> choices.add("gpu:" + i));
    }
    return choices;
  }

  /** A place as pins are typed, in words. */
  String word(String place) {
    return place.startsWith("gpu:")
        ? texts.get("placed.gpu", place.substring("gpu:".length()))
        : texts.get("placed." + place);
  }

  private static String reason(Reasons reasons, String name) {
    return reasons.services().getOrDefault(name, "");
  }

  private static String kind(Evaluation now, PlannedService service) {
    return switch (service.place().kind()) {
      case GPU -> "gpu";
      case OFF -> "off";
      case CPU ->
          now.catalog().service(service.name()).map(s -> s.gpu().capable()).orElse(false)
              ? "slower"
              : "cpu";
    };
  }
}
