package org.imagewizard.fit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Small instances of many shapes, the same ones for the same seed. */
final class RandomModels {
  private final Random random;

  RandomModels(long seed) {
    random = new Random(seed);
  }

  FitModel next() {
    return next(3 + random.nextInt(8), 1 + random.nextInt(6), random.nextInt(5));
  }

  FitModel next(int serviceCount, int goalCount, int cardCount) {
    boolean ties = random.nextInt(3) == 0;
    boolean tightRam = random.nextInt(3) == 0;
    boolean tightDisk = random.nextInt(5) == 0;
    List<FitModel.Item> services = new ArrayList<>();
    for (int i = 0; i < serviceCount; i++) {
      boolean gpu = random.nextInt(2) == 0;
      boolean cpu = gpu ? random.nextInt(2) == 0 : random.nextInt(20) > 0;
      List<List<String>> needs =
          random.nextInt(3) == 0 ? groups(1 + random.nextInt(2), serviceCount) : List.of();
      services.add(
          new FitModel.Item(
              name(i),
              needs,
              gpu,
              cpu,
              gpu ? size(ties, 10) : 0,
              size(ties, 6),
              size(ties, 9),
              size(ties, 5),
              random.nextInt(6) == 0 ? 2 : 1,
              random.nextInt(12) == 0));
    }
    List<FitModel.Goal> goals = new ArrayList<>();
    for (int i = 0; i < goalCount; i++) {
      List<FitModel.Bonus> extras = new ArrayList<>();
      for (int e = random.nextInt(6) - 3; e > 0; e--) {
        extras.add(new FitModel.Bonus(names(1 + random.nextInt(2), serviceCount), value(ties)));
      }
      int value = random.nextInt(8) == 0 ? 0 : value(ties);
      goals.add(
          new FitModel.Goal("goal" + i, value, groups(random.nextInt(4), serviceCount), extras));
    }
    List<FitModel.Card> cards = new ArrayList<>();
    for (int g = 0; g < cardCount; g++) {
      long free = ties ? 12 : 4 + random.nextInt(18);
      cards.add(new FitModel.Card(g, free, random.nextInt(3)));
    }
    return new FitModel(
        services,
        goals,
        conflicts(serviceCount),
        cards,
        tightRam ? 10 + random.nextInt(12) : 1000,
        tightDisk ? 6 + random.nextInt(8) : 1000,
        pins(services, cardCount),
        wants(goalCount));
  }

  Map<String, Place> previous(FitModel model) {
    Map<String, Place> result = new HashMap<>();
    if (random.nextInt(2) == 0) {
      for (FitModel.Item service : model.services()) {
        int cards = model.gpus().size();
        int pick = random.nextInt(3);
        result.put(
            service.name(),
            pick == 0 || cards == 0 && pick == 2
                ? Place.OFF
                : pick == 1 ? Place.CPU : Place.gpu(random.nextInt(cards)));
      }
    }
    return result;
  }

  private static String name(int i) {
    return "service" + i;
  }

  private long size(boolean ties, int most) {
    return ties ? 2L * random.nextInt(3) : random.nextInt(most);
  }

  private int value(boolean ties) {
    return ties ? 5 : 1 + random.nextInt(12);
  }

  /** Sometimes with a name that does not exist, the owner itself, or one name twice. */
  private List<List<String>> groups(int count, int serviceCount) {
    List<List<String>> result = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      List<String> group = new ArrayList<>(names(random.nextInt(3) == 0 ? 2 : 1, serviceCount));
      if (random.nextInt(30) == 0) {
        group.add("nobody");
      }
      if (random.nextInt(30) == 0) {
        group.add(group.getFirst());
      }
      result.add(group);
    }
    return result;
  }

  private List<String> names(int count, int serviceCount) {
    LinkedHashSet<String> result = new LinkedHashSet<>();
    for (int i = 0; i < count; i++) {
      result.add(name(random.nextInt(serviceCount)));
    }
    return List.copyOf(result);
  }

  private List<List<String>> conflicts(int serviceCount) {
    List<List<String>> result = new ArrayList<>();
    for (int i = random.nextInt(5) - 2; i > 0; i--) {
      result.add(List.of(name(random.nextInt(serviceCount)), name(random.nextInt(serviceCount))));
    }
    return result;
  }

  private Map<String, String> pins(List<FitModel.Item> services, int cards) {
    Map<String, String> pins = new HashMap<>();
    for (int i = random.nextInt(6) - 3; i > 0; i--) {
      String where =
          switch (random.nextInt(4)) {
            case 0 -> "off";
            case 1 -> "cpu";
            case 2 -> "on";
            default -> "gpu:" + random.nextInt(Math.max(1, cards));
          };
      pins.put(services.get(random.nextInt(services.size())).name(), where);
    }
    return pins;
  }

  private List<String> wants(int goals) {
    return random.nextInt(4) == 0 ? List.of("goal" + random.nextInt(goals)) : List.of();
  }
}
