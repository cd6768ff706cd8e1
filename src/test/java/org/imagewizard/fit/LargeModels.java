package org.imagewizard.fit;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Instances of IMAGE's size and beyond, where the cards do not hold everything. */
final class LargeModels {
  private LargeModels() {}

  static FitModel of(long seed, int services, int gpu, int goals, int cards) {
    Random random = new Random(seed);
    List<FitModel.Item> items = new ArrayList<>();
    long total = 0;
    for (int i = 0; i < services; i++) {
      boolean usesCard = i < gpu;
      boolean cpu = !usesCard || random.nextInt(3) > 0;
      long vram = usesCard ? 400 + 50L * random.nextInt(60) : 0;
      total += vram;
      List<List<String>> needs = new ArrayList<>();
      if (!usesCard && random.nextInt(3) == 0) {
        needs.add(pick(random, services, random.nextInt(4) == 0 ? 2 : 1));
      }
      items.add(
          new FitModel.Item(
              name(i), needs, usesCard, cpu, vram, 500, 900, 800, 1, i == services - 1));
    }
    List<FitModel.Goal> capabilities = new ArrayList<>();
    for (int i = 0; i < goals; i++) {
      List<List<String>> needs = new ArrayList<>();
      for (int g = 2 + random.nextInt(3); g > 0; g--) {
        needs.add(pick(random, services, random.nextInt(4) == 0 ? 2 : 1));
      }
      needs.add(List.of(name(random.nextInt(gpu))));
      List<FitModel.Bonus> extras =
          random.nextInt(2) == 0
              ? List.of(new FitModel.Bonus(pick(random, services, 1), 1 + random.nextInt(4)))
              : List.of();
      capabilities.add(new FitModel.Goal("goal" + i, 1 + random.nextInt(15), needs, extras));
    }
    List<FitModel.Card> cardList = new ArrayList<>();
    for (int g = 0; g < cards; g++) {
      long share = total / cards * (40 + random.nextInt(40)) / 100;
      cardList.add(new FitModel.Card(g, share + 512, 512));
    }
    List<List<String>> conflicts = List.of(List.of(name(gpu), name(gpu + 1)));
    return new FitModel(
        items, capabilities, conflicts, cardList, 60_000, 200_000, Map.of(), List.of());
  }

  private static List<String> pick(Random random, int services, int count) {
    Set<String> names = new LinkedHashSet<>();
    for (int i = 0; i < count; i++) {
      names.add(name(random.nextInt(services)));
    }
    return List.copyOf(names);
  }

  private static String name(int i) {
    return "service" + (i < 10 ? "0" : "") + i;
  }
}
