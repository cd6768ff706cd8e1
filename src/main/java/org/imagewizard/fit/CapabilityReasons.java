package org.imagewizard.fit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.imagewizard.catalog.Capability;
import org.imagewizard.catalog.Service;
import org.imagewizard.machine.Gpu;

/** Why a capability is on or off, and the cheapest single change that would let it in. */
final class CapabilityReasons {
  private static final int OFFERED = 3;

  private final Explainer.Facts facts;
  private final WhatIf whatIf;
  private final PlacementReasons placements;
  private final Map<String, String> said = new HashMap<>();

  CapabilityReasons(Explainer.Facts facts, WhatIf whatIf, PlacementReasons placements) {
    this.facts = facts;
    this.whatIf = whatIf;
    this.placements = placements;
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
                name ->
                    facts
                        .catalog()
                        .service(name)
                        .map(Service::gpu)
                        .filter(g -> g.capable())
                        .isPresent())
            .sorted()
            .toList();
    boolean wanted = facts.wishes().wants().contains(capability.id());
    String reason = wanted ? facts.say().capabilityWanted() : facts.say().capabilityOn();
    return slower.isEmpty() ? reason : reason + facts.say().capabilitySlower(slower);
  }

  private String whyOff(Capability capability) {
    String id = capability.id();
    Prepared.Why known = facts.prepared().capabilities().get(id);
    if (known != null) {
      boolean explained =
          known.kind() == Prepared.Kind.OFF_BY_DEFAULT && !capability.offReason().isEmpty();
      return explained ? capability.offReason().in(Locale.ENGLISH) : facts.said(known);
    }
    List<String> conflict = facts.placement().conflict();
    if (conflict.contains("want " + id)) {
      String why = whyImpossible(id).orElse("");
      return (facts.say().cannotHold(conflict) + " " + why).trim();
    }
    if (!whatIf.possibleAlone(id)) {
      return whyImpossible(id).orElseGet(() -> doesNotFit(id));
    }
    return doesNotFit(id);
  }

  /** A pin, of the person or of a missing key, that stands against it whatever else is on. */
  private Optional<String> whyImpossible(String id) {
    List<String> pins = whatIf.against(id);
    if (pins.isEmpty()) {
      return Optional.empty();
    }
    String name = pins.getFirst().substring("pin ".length(), pins.getFirst().indexOf('='));
    Prepared.Why why = facts.prepared().services().get(name);
    String reason =
        why == null
            ? facts.say().pinned(facts.prepared().model().pins().getOrDefault(name, ""))
            : facts.said(why);
    return Optional.of(facts.say().offBecause(name, reason));
  }

  private String doesNotFit(String id) {
    List<String> needs = new ArrayList<>();
    for (String name : facts.reach().possibly(id)) {
      Optional<Service> service = facts.catalog().service(name).filter(s -> !facts.on(s.name()));
      service
          .filter(s -> placements.noRoom(s).isPresent())
          .ifPresent(s -> needs.add(facts.say().needOf(s.name(), placements.need(s))));
    }
    needs.sort(null);
    List<String> changes = new ArrayList<>();
    for (WhatIf.Change change : whatIf.changesFor(id)) {
      process(change).ifPresent(changes::add);
      List<String> titles = change.about().stream().map(facts::title).toList();
      changes.add(facts.say().change(change, titles));
    }
    return facts.say().doesNotFit(needs, changes.subList(0, Math.min(OFFERED, changes.size())));
  }

  /** A program of somebody else that holds at least what is missing on that card. */
  private Optional<String> process(WhatIf.Change change) {
    if (change.kind() != WhatIf.Kind.CARD) {
      return Optional.empty();
    }
    return facts.machine().gpus().stream()
        .filter(gpu -> String.valueOf(gpu.index()).equals(change.about().getFirst()))
        .flatMap(gpu -> gpu.processes().stream())
        .filter(process -> process.usedMiB() >= change.mib())
        .min(java.util.Comparator.comparingLong(Gpu.GpuProcess::usedMiB))
        .map(p -> facts.say().stop(p.name(), p.user(), p.pid(), p.usedMiB()));
  }
}
