package org.imagewizard.fit;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A model with every service renamed so that their order by name is turned around. */
final class Renamed {
  private Renamed() {}

  static FitModel of(FitModel model) {
    Map<String, String> pins = new HashMap<>();
    model.pins().forEach((name, pin) -> pins.put(rename(name), pin));
    return new FitModel(
        model.services().stream().map(Renamed::of).toList(),
        model.capabilities().stream()
            .map(
                goal ->
                    new FitModel.Goal(
                        goal.id(), goal.value(), groups(goal.needs()), extras(goal.extras())))
            .toList(),
        groups(model.conflicts()),
        model.gpus(),
        model.ramBudgetMiB(),
        model.diskFreeMiB(),
        pins,
        model.wants());
  }

  private static FitModel.Item of(FitModel.Item item) {
    return new FitModel.Item(
        rename(item.name()),
        groups(item.needs()),
        item.gpu(),
        item.cpu(),
        item.vramMiB(),
        item.ramGpuMiB(),
        item.ramCpuMiB(),
        item.diskMiB(),
        item.replicas(),
        item.base());
  }

  private static List<FitModel.Bonus> extras(List<FitModel.Bonus> extras) {
    return extras.stream()
        .map(
            extra ->
                new FitModel.Bonus(
                    extra.services().stream().map(Renamed::rename).toList(), extra.value()))
        .toList();
  }

  private static List<List<String>> groups(List<List<String>> groups) {
    return groups.stream().map(g -> g.stream().map(Renamed::rename).toList()).toList();
  }

  private static String rename(String name) {
    return String.valueOf((char) ('z' - name.charAt(name.length() - 1) % 26)) + "-" + name;
  }
}
