package org.imagewizard.fit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A {@link FitModel} as arrays. Services (in name order), capabilities and extras are all
 * <em>items</em>: on or off, with groups of which one member must be on. An extra is an item that
 * needs its capability and each of its services; so the search knows one kind of thing only.
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
    Map<String, FitModel.Item> byName = new HashMap<>();
    model.services().forEach(s -> byName.putIfAbsent(s.name(), s));
    services = byName.values().stream().sorted(Comparator.comparing(FitModel.Item::name)).toList();
    serviceCount = services.size();
    Map<String, Integer> index = new HashMap<>();
    for (int i = 0; i < serviceCount; i++) {
      index.put(services.get(i).name(), i);
    }

    List<FitModel.Goal> goals =
        model.capabilities().stream().sorted(Comparator.comparing(FitModel.Goal::id)).toList();
    int extras = goals.stream().mapToInt(g -> g.extras().size()).sum();
    itemCount = serviceCount + goals.size() + extras;
    names = new String[itemCount];
    value = new int[itemCount];
    Map<String, Integer> goalIndex = new HashMap<>();
    Groups groups = new Groups(itemCount);
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
        groups.add(next, new int[] {item});
        groups.add(next, bonus.services().stream().map(List::of).toList(), index);
        next++;
      }
    }
    groupOwner = groups.owners();
    groupMembers = groups.members();
    groupsOf = groups.byOwner();
    groupsWith = groups.byMember();

    capacity =
        model.gpus().stream().mapToLong(c -> Math.max(0, c.freeMiB() - c.reserveMiB())).toArray();
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
    cardsAlike =
        !hasPrevious && model.pins().values().stream().noneMatch(pin -> pin.startsWith("gpu:"));

    gpuBit = new int[serviceCount];
    gpuServices =
        java.util.stream.IntStream.range(0, serviceCount).filter(s -> cards[s] != 0).toArray();
    if (gpuServices.length > Long.SIZE - 1) {
      throw new IllegalArgumentException("more than 63 services that can use a card");
    }
    Arrays.fill(gpuBit, -1);
    for (int b = 0; b < gpuServices.length; b++) {
      gpuBit[gpuServices[b]] = b;
    }
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
    List<Set<Integer>> result = new ArrayList<>();
    for (int i = 0; i < itemCount; i++) {
      result.add(new LinkedHashSet<>());
    }
    for (List<String> pair : model.conflicts()) {
      for (String a : pair) {
        for (String b : pair) {
          boolean bothPinned =
              isOnPin(model.pins().getOrDefault(a, ""))
                  && isOnPin(model.pins().getOrDefault(b, ""));
          Integer first = index.get(a);
          Integer second = index.get(b);
          if (!a.equals(b) && !bothPinned && first != null && second != null) {
            result.get(first).add(second);
          }
        }
      }
    }
    return result.stream().map(Instance::ints).toArray(int[][]::new);
  }

  private BitSet closureOf(int start) {
    BitSet on = new BitSet(itemCount);
    List<Integer> todo = new ArrayList<>(List.of(start));
    on.set(start);
    while (!todo.isEmpty()) {
      for (int group : groupsOf[todo.removeLast()]) {
        int[] members = groupMembers[group];
        if (members.length == 1 && !on.get(members[0])) {
          on.set(members[0]);
          todo.add(members[0]);
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

  static int[] ints(Collection<Integer> values) {
    return values.stream().mapToInt(Integer::intValue).toArray();
  }

  /** Collects groups while the items are numbered. */
  private static final class Groups {
    private final List<Integer> owner = new ArrayList<>();
    private final List<int[]> members = new ArrayList<>();
    private final int items;

    Groups(int items) {
      this.items = items;
    }

    void add(int item, int[] group) {
      owner.add(item);
      members.add(group);
    }

    /** A name that is not in the model cannot satisfy anything, so it is left out here. */
    void add(int item, List<List<String>> needs, Map<String, Integer> index) {
      for (List<String> need : needs) {
        Set<Integer> known = new LinkedHashSet<>();
        for (String name : need) {
          Integer member = index.get(name);
          if (member != null) {
            known.add(member);
          }
        }
        if (!known.contains(item)) {
          add(item, ints(known));
        }
      }
    }

    int[] owners() {
      return ints(owner);
    }

    int[][] members() {
      return members.toArray(int[][]::new);
    }

    int[][] byOwner() {
      List<List<Integer>> result = lists();
      for (int g = 0; g < owner.size(); g++) {
        result.get(owner.get(g)).add(g);
      }
      return result.stream().map(Instance::ints).toArray(int[][]::new);
    }

    int[][] byMember() {
      List<List<Integer>> result = lists();
      for (int g = 0; g < members.size(); g++) {
        for (int member : members.get(g)) {
          result.get(member).add(g);
        }
      }
      return result.stream().map(Instance::ints).toArray(int[][]::new);
    }

    private List<List<Integer>> lists() {
      List<List<Integer>> result = new ArrayList<>();
      for (int i = 0; i < items; i++) {
        result.add(new ArrayList<>());
      }
      return result;
    }
  }
}
