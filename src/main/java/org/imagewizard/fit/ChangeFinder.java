package org.imagewizard.fit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.imagewizard.machine.Gpu;
import org.imagewizard.machine.Machine;

/**
 * What would let a capability in: changes of the wishes, of this computer, and of the selection.
 */
final class ChangeFinder {
  private final WhatIf whatIf;
  private final Alternatives others;
  private final Prepared prepared;
  private final Machine machine;
  private final Map<String, List<Change>> known = new HashMap<>();

  ChangeFinder(WhatIf whatIf, Alternatives others, Prepared prepared, Machine machine) {
    this.whatIf = whatIf;
    this.others = others;
    this.prepared = prepared;
    this.machine = machine;
  }

  WhatIf whatIf() {
    return whatIf;
  }

  /** Of a capability that is off; the cheapest first. */
  List<Change> of(String capability) {
    List<Change> changes = known.get(capability);
    if (changes == null) {
      changes = List.copyOf(find(capability));
      known.put(capability, changes);
    }
    return changes;
  }

  private List<Change> find(String capability) {
    Optional<Prepared.Why> why = Optional.ofNullable(prepared.capabilities().get(capability));
    List<Change> changes = new ArrayList<>();
    if (why.isPresent()) {
      List<String> groups = why.get().details();
      if (why.get().kind() == Prepared.Kind.KEYS) {
        if (others.withRemoteModel(capability)) {
          changes.add(new Change(Change.Kind.REMOTE, List.of(), 0));
        }
        if (others.withKeys(groups, capability)) {
          changes.add(new Change(Change.Kind.KEYS, groups, 0));
        }
      }
      return changes;
    }
    for (Change change : whatIf.changesFor(capability)) {
      program(change).ifPresent(changes::add);
      changes.add(change);
    }
    if (others.withRemoteModel(capability)) {
      changes.add(new Change(Change.Kind.REMOTE, List.of(), 0));
    }
    changes.sort(Comparator.comparing(Change::kind));
    return changes;
  }

  /** A program of somebody else that holds at least what is missing on that card. */
  private Optional<Change> program(Change change) {
    if (change.kind() != Change.Kind.CARD) {
      return Optional.empty();
    }
    String card = change.about().getFirst();
    return machine.gpus().stream()
        .filter(gpu -> String.valueOf(gpu.index()).equals(card))
        .flatMap(gpu -> gpu.processes().stream())
        .filter(process -> process.usedMiB() >= change.mib())
        .min(Comparator.comparingLong(Gpu.GpuProcess::usedMiB))
        .map(
            p ->
                new Change(
                    Change.Kind.STOP,
                    List.of(card, p.name(), String.valueOf(p.pid()), p.user()),
                    p.usedMiB()));
  }
}
