package org.imagewizard.fit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A {@link FitModel} as arrays. Services (in name order), capabilities and extras are all
 * <em>items</em>: on or off, with groups of which one member must be on. An extra is an item that
 * needs its capability and each of its services; so the search knows one kind of thing only.
 *
 * <p>Plain loops here and in the search, no streams: the first solve of a run is what a person
 * waits for, and half of it was the linking of lambdas.
 */
final class Instance {
  /** Place codes: a card's position is 0 or more. */
  static final int OFF = -2;

  static final int CPU = -1;

  final FitModel model;
  final List<FitModel.Item> services;
  final int serviceCount;
  final int itemCount;
  final String[] names;
  final int[] value;

  /** Groups by number: who needs it and who may satisfy it; a group may be empty. */
  final int[] groupOwner;

  final int[][] groupMembers;
  final int[][] groupsOf;
  final int[][] groupsWith;
  final int[][] rivals;

  /** For services, all replicas together. */
  final long[] vram;

  final long[] ramGpu;
  final long[] ramCpu;
  final long[] disk;

  /** The cards a service can be put on, as bits; 0 when it is decided between CPU and off. */
  final long[] cards;

  final boolean[] cpu;

  /** 1 when being on means a fallback whatever the packing does. */
  final int[] fixedFallback;

  /** Bit number among the services that a card must be chosen for, or -1. */
  final int[] gpuBit;

  final int[] gpuServices;
  final long[] capacity;

  /** Of all cards together. */
  final long allCapacity;

  final long ramBudget;
  final long diskBudget;
  final boolean hasPrevious;
  final int[] previous;
  final BitSet forcedOn = new BitSet();
  final BitSet forcedOff = new BitSet();

  /** Whatever is certainly on with an item, itself included; services and virtual items. */
  final BitSet[] closure;

  /** A want names a capability that the model does not have. */
  final boolean impossible;

  /** Cards can be swapped: nothing in the model names one. */
  final boolean cardsAlike;

  Instance(FitModel model, Map<String, Place> previousPlaces) {
    this.model = model;
    Map<String, FitModel.Item> byName = new TreeMap<>();
    for (FitModel.Item service : model.services()) {
      byName.putIfAbsent(service.name(), service);
    }
    services = List.copyOf(byName.values());
    serviceCount = services.size();
    Map<String, Integer> index = new HashMap<>();
    for (int i = 0; i < serviceCount; i++) {
      index.put(services.get(i).name(), i);
    }

    List<FitModel.Goal> goals = new ArrayList<>(model.capabilities());
    goals.sort((a, b) -> a.id().compareTo(b.id()));
    int extras = 0;
    for (FitModel.Goal goal : goals) {
      extras += goal.extras().size();
    }
    itemCount = serviceCount + goals.size() + extras;
    names = new String[itemCount];
    value = new int[itemCount];
    Map<String, Integer> goalIndex = new HashMap<>();
    Groups groups = new Groups();
    for (int i = 0; i < serviceCount; i++) {
      names[i] = services.get(i).name();
      groups.add(i, services.get(i).needs(), index);
    }
    int next = serviceCount + goals.size();
    for (int i = 0; i < goals.size(); i++) {
      FitModel.Goal goal = goals.get(i);
      int item = serviceCount + i;
      goalIndex.putIfAbsent(goal.id(), item);
      names[item] = goal.id();
      value[item] = goal.value();
      groups.add(item, goal.needs(), index);
      for (FitModel.Bonus bonus : goal.extras()) {
        if (bonus.value() < 0) {
          throw new IllegalArgumentException("an extra of " + goal.id() + " has a negative value");
        }
        names[next] = goal.id();
        value[next] = bonus.value();
        groups.add(next, item);
        for (String name : bonus.services()) {
          groups.add(next, List.of(List.of(name)), index);
        }
        next++;
      }
    }
    groupOwner = groups.owners();
    groupMembers = groups.members();
    groupsOf = groups.byOwner(itemCount);
    groupsWith = groups.byMember(itemCount);

    capacity = new long[model.gpus().size()];
    long room = 0;
    for (int g = 0; g < capacity.length; g++) {
      FitModel.Card card = model.gpus().get(g);
      capacity[g] = card.roomMiB();
      room += capacity[g];
    }
    allCapacity = room;
    ramBudget = Math.max(0, model.ramBudgetMiB());
    diskBudget = Math.max(0, model.diskFreeMiB());
    vram = new long[serviceCount];
    ramGpu = new long[serviceCount];
    ramCpu = new long[serviceCount];
    disk = new long[serviceCount];
    cards = new long[serviceCount];
    cpu = new boolean[serviceCount];
    fixedFallback = new int[serviceCount];
    previous = new int[serviceCount];
    hasPrevious = !previousPlaces.isEmpty();
    placeServices(previousPlaces);

    boolean missing = false;
    for (String want : model.wants()) {
      Integer item = goalIndex.get(want);
      if (item == null) {
        missing = true;
      } else {
        forcedOn.set(item);
      }
    }
    impossible = missing;
    boolean alike = !hasPrevious;
    for (String pin : model.pins().values()) {
      alike &= !pin.startsWith("gpu:");
    }
    cardsAlike = alike;

    gpuBit = new int[serviceCount];
    int[] onCards = new int[serviceCount];
    int bits = 0;
    for (int s = 0; s < serviceCount; s++) {
      gpuBit[s] = cards[s] != 0 ? bits : -1;
      onCards[bits] = s;
      bits += cards[s] != 0 ? 1 : 0;
    }
    if (bits > Long.SIZE - 1) {
      throw new IllegalArgumentException("more than 63 services that can use a card");
    }
    gpuServices = Arrays.copyOf(onCards, bits);
    rivals = rivals(index);
    closure = new BitSet[itemCount];
    for (int i = 0; i < itemCount; i++) {
      closure[i] = closureOf(i);
    }
  }

  private void placeServices(Map<String, Place> previousPlaces) {
    for (int s = 0; s < serviceCount; s++) {
      FitModel.Item service = services.get(s);
      long n = Math.max(0, service.replicas());
      vram[s] = service.vramMiB() * n;
      ramGpu[s] = service.ramGpuMiB() * n;
      ramCpu[s] = service.ramCpuMiB() * n;
      disk[s] = service.diskMiB();
      previous[s] = code(previousPlaces.getOrDefault(service.name(), Place.OFF));
      String pin = model.pins().getOrDefault(service.name(), "");
      boolean mayCpu = service.cpu() && !pin.startsWith("gpu:");
      if (service.gpu() && !pin.equals("cpu")) {
        for (int g = 0; g < capacity.length; g++) {
          boolean here = !pin.startsWith("gpu:") || pin.equals("gpu:" + model.gpus().get(g).id());
          if (here && vram[s] <= capacity[g]) {
            cards[s] |= 1L << g;
          }
        }
      }
      cpu[s] = mayCpu;
      fixedFallback[s] = service.gpu() && service.cpu() && cards[s] == 0 ? 1 : 0;
      if (service.base() || isOnPin(pin)) {
        forcedOn.set(s);
      }
      if (pin.equals("off") || (!mayCpu && cards[s] == 0)) {
        forcedOff.set(s);
      }
    }
  }

  private int code(Place place) {
    return switch (place.kind()) {
      case OFF -> OFF;
      case CPU -> CPU;
      case GPU -> {
        for (int g = 0; g < model.gpus().size(); g++) {
          if (model.gpus().get(g).id() == place.gpu()) {
            yield g;
          }
        }
        yield Integer.MAX_VALUE;
      }
    };
  }

  /** The place that a code means in this model. */
  Place place(int code) {
    return code == OFF
        ? Place.OFF
        : code == CPU ? Place.CPU : Place.gpu(model.gpus().get(code).id());
  }

  static boolean isOnPin(String pin) {
    return !pin.isEmpty() && !pin.equals("off");
  }

  private int[][] rivals(Map<String, Integer> index) {
    int[][] result = new int[itemCount][0];
    for (List<String> pair : model.conflicts()) {
      for (String a : pair) {
        for (String b : pair) {
          boolean bothPinned =
              isOnPin(model.pins().getOrDefault(a, ""))
                  && isOnPin(model.pins().getOrDefault(b, ""));
          Integer first = index.get(a);
          Integer second = index.get(b);
          if (!a.equals(b) && !bothPinned && first != null && second != null) {
            result[first] = Arrays.copyOf(result[first], result[first].length + 1);
            result[first][result[first].length - 1] = second;
          }
        }
      }
    }
    return result;
  }

  private BitSet closureOf(int start) {
    BitSet on = new BitSet(itemCount);
    int[] todo = new int[itemCount];
    int count = 0;
    on.set(start);
    todo[count++] = start;
    while (count > 0) {
      for (int group : groupsOf[todo[--count]]) {
        int[] members = groupMembers[group];
        if (members.length == 1 && !on.get(members[0])) {
          on.set(members[0]);
          todo[count++] = members[0];
        }
      }
    }
    return on;
  }

  /** The least RAM that a service takes when it is on. */
  long leastRam(int s) {
    long onCpu = cpu[s] ? ramCpu[s] : Long.MAX_VALUE;
    long onGpu = cards[s] != 0 ? ramGpu[s] : Long.MAX_VALUE;
    long least = Math.min(onCpu, onGpu);
    return least == Long.MAX_VALUE ? 0 : least;
  }
}
