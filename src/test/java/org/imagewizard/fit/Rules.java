package org.imagewizard.fit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The rules of docs/fit.md, checked on an answer one by one. */
final class Rules {
  private Rules() {}

  static List<String> broken(FitModel model, Placement answer) {
    List<String> broken = new ArrayList<>();
    Map<String, Place> places = answer.places();
    long ram = 0;
    long disk = 0;
    for (FitModel.Item s : model.services()) {
      Place place = places.getOrDefault(s.name(), Place.OFF);
      String pin = model.pins().getOrDefault(s.name(), place.isOn() ? "on" : "off");
      if (!pin.equals("on") && !pin.equals(place.toString()) || pin.equals("on") && !place.isOn()) {
        broken.add("pin " + s.name());
      }
      if (!place.isOn()) {
        if (s.base()) {
          broken.add("base " + s.name());
        }
        continue;
      }
      boolean onCard = place.kind() == Place.Kind.GPU;
      if (onCard ? !s.gpu() : !s.cpu()) {
        broken.add("place of " + s.name());
      }
      if (!satisfied(s.needs(), places)) {
        broken.add("needs of " + s.name());
      }
      ram += (onCard ? s.ramGpuMiB() : s.ramCpuMiB()) * s.replicas();
      disk += s.diskMiB();
    }
    for (FitModel.Goal goal : model.capabilities()) {
      boolean on = answer.capabilities().contains(goal.id());
      if (on && !satisfied(goal.needs(), places) || !on && model.wants().contains(goal.id())) {
        broken.add("capability " + goal.id());
      }
    }
    if (ram > model.ramBudgetMiB() || disk > model.diskFreeMiB()) {
      broken.add("RAM or disk");
    }
    if (answer.objective().headroomMiB() < 0) {
      broken.add("a card holds too much");
    }
    return broken;
  }

  private static boolean satisfied(List<List<String>> needs, Map<String, Place> places) {
    return needs.stream()
        .allMatch(
            group -> group.stream().anyMatch(name -> places.getOrDefault(name, Place.OFF).isOn()));
  }
}
