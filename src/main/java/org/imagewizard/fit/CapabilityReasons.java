package org.imagewizard.fit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.imagewizard.catalog.Capability;
import org.imagewizard.catalog.Service;

/** Why a capability is on or off, and what would let it in. */
final class CapabilityReasons {
  /** More would not be read; the others are in {@link Proposal#changes}. */
  private static final int OFFERED = 4;

  private final Explainer.Facts facts;
  private final Sentences say;
  private final ChangeFinder finder;
  private final PlacementReasons placements;
  private final Map<String, String> said = new HashMap<>();

  CapabilityReasons(Explainer.Facts facts, ChangeFinder finder, PlacementReasons placements) {
    this.facts = facts;
    this.finder = finder;
    this.placements = placements;
    say = facts.say();
  }

  String of(Capability capability) {
    String known = said.get(capability.id());
    if (known == null) {
      known =
          facts.placement().capabilities().contains(capability.id())
              ? whyOn(capability)
              : whyOff(capability);
      said.put(capability.id(), known);
    }
    return known;
  }

  private String whyOn(Capability capability) {
    List<String> slower =
        facts.reach().behind(capability.id()).stream()
            .filter(name -> facts.place(name).equals(Place.CPU))
            .filter(
                name -> facts.catalog().service(name).filter(s -> s.gpu().capable()).isPresent())
            .sorted()
            .toList();
    boolean wanted = facts.wishes().wants().contains(capability.id());
    String reason = say.say(wanted ? "wanted" : "on");
    return slower.isEmpty() ? reason : reason + " " + say.onSlower(slower);
  }

  private String whyOff(Capability capability) {
    String id = capability.id();
    Prepared.Why known = facts.prepared().capabilities().get(id);
    if (known != null) {
      return outside(capability, known);
    }
    List<String> conflict = facts.placement().conflict();
    if (conflict.contains("want " + id)) {
      String why = whyImpossible(id).orElse("");
      return (say.cannotHold(conflict) + " " + why).trim();
    }
    if (!finder.whatIf().possibleAlone(id)) {
      return whyImpossible(id).orElseGet(() -> doesNotFit(id));
    }
    return doesNotFit(id);
  }

  /** It never came into the model. */
  private String outside(Capability capability, Prepared.Why known) {
    if (known.kind() == Prepared.Kind.OFF_BY_DEFAULT && !capability.offReason().isEmpty()) {
      return capability.offReason().in(say.locale());
    }
    if (known.kind() != Prepared.Kind.KEYS) {
      return facts.said(known);
    }
    List<Change> changes = finder.of(capability.id());
    if (facts.noModelChosen(known.details())) {
      boolean remote = changes.stream().anyMatch(c -> c.kind() == Change.Kind.REMOTE);
      return say.say(remote ? "model.none.remote" : "model.none");
    }
    String groups = say.list(known.details().stream().map(facts::group).toList());
    boolean enough = changes.stream().anyMatch(c -> c.kind() == Change.Kind.KEYS);
    return say.say(enough ? "keys.missing" : "keys.missing.more", groups);
  }

  /** A pin, of the person or of a missing key, that stands against it whatever else is on. */
  private Optional<String> whyImpossible(String id) {
    List<String> pins = finder.whatIf().against(id);
    if (pins.isEmpty()) {
      return Optional.empty();
    }
    String name = pins.getFirst().substring("pin ".length(), pins.getFirst().indexOf('='));
    Prepared.Why why = facts.prepared().services().get(name);
    String reason =
        why == null
            ? say.say("pinned", facts.prepared().model().pins().getOrDefault(name, ""))
            : facts.said(why);
    return Optional.of(say.offBecause(name, reason));
  }

  private String doesNotFit(String id) {
    List<Change> changes = finder.of(id);
    List<String> offered =
        changes.stream()
            .limit(OFFERED)
            .map(c -> say.change(c, c.about().stream().map(facts::title).toList()))
            .toList();
    return say.doesNotFit(needs(id, changes), offered);
  }

  /** What it lacks: room on a card, and memory or disk where more of that alone lets it in. */
  private List<String> needs(String id, List<Change> changes) {
    List<FitModel.Item> newcomers = finder.whatIf().newcomers(id);
    List<String> needs = new ArrayList<>();
    for (FitModel.Item item : newcomers) {
      Optional<Service> service = facts.catalog().service(item.name());
      if (service.flatMap(placements::noRoom).isPresent()) {
        needs.add(say.say("need.card", item.name(), say.mib(item.vramMiB() * item.replicas())));
      }
    }
    needs.sort(null);
    if (has(changes, Change.Kind.RAM)) {
      long memory = newcomers.stream().mapToLong(i -> i.ramCpuMiB() * i.replicas()).sum();
      needs.add(say.say("need.memory", say.mib(memory), say.mib(placements.memoryLeft())));
    }
    if (has(changes, Change.Kind.DISK)) {
      long disk = newcomers.stream().mapToLong(FitModel.Item::diskMiB).sum();
      needs.add(say.say("need.disk", say.mib(disk), say.mib(placements.diskLeft())));
    }
    return needs;
  }

  private static boolean has(List<Change> changes, Change.Kind kind) {
    return changes.stream().anyMatch(change -> change.kind() == kind);
  }
}
