package org.imagewizard.fit;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.imagewizard.base.task.Cancellation;
import org.imagewizard.catalog.Capability;
import org.imagewizard.catalog.Catalog;
import org.imagewizard.catalog.KeyGroup;
import org.imagewizard.catalog.Service;
import org.imagewizard.machine.Machine;

/** One reason for every service and capability, on or off. */
final class Explainer {
  private final Catalog catalog;
  private final CapabilityReasons capabilityReasons;
  private final ServiceReasons serviceReasons;

  Explainer(
      Fit.Solved solved, Machine machine, Wishes wishes, Solver solver, Cancellation cancellation) {
    catalog = solved.catalog();
    Prepared prepared = solved.prepared();
    Placement placement = solved.placement();
    Map<String, List<List<String>>> needs = new TreeMap<>();
    catalog.capabilities().forEach(c -> needs.put(c.id(), c.needs()));
    Facts facts =
        new Facts(
            catalog,
            machine,
            wishes,
            prepared,
            placement,
            new Reach(prepared.model(), needs, placement.places()),
            new Sentences());
    FitModel holds = new Conflicts(cancellation).drop(prepared.model(), placement.conflict());
    WhatIf whatIf = new WhatIf(holds, placement, solver, cancellation);
    PlacementReasons placements = new PlacementReasons(facts);
    capabilityReasons = new CapabilityReasons(facts, whatIf, placements);
    serviceReasons = new ServiceReasons(facts, placements, capabilityReasons);
  }

  Map<String, String> services() {
    Map<String, String> reasons = new TreeMap<>();
    for (Service service : catalog.services()) {
      reasons.put(service.name(), serviceReasons.of(service));
    }
    return reasons;
  }

  Map<String, String> capabilities() {
    Map<String, String> reasons = new TreeMap<>();
    for (Capability capability : catalog.capabilities()) {
      reasons.put(capability.id(), capabilityReasons.of(capability));
    }
    return reasons;
  }

  /** What every reason is drawn from. */
  record Facts(
      Catalog catalog,
      Machine machine,
      Wishes wishes,
      Prepared prepared,
      Placement placement,
      Reach reach,
      Sentences say) {

    Place place(String service) {
      return placement.places().getOrDefault(service, Place.OFF);
    }

    boolean on(String service) {
      return place(service).isOn();
    }

    String title(String capability) {
      return catalog
          .capability(capability)
          .map(c -> c.title().in(Locale.ENGLISH))
          .orElse(capability);
    }

    /** A reason known before solving, in words. */
    String said(Prepared.Why why) {
      return switch (why.kind()) {
        case LEFT_OUT -> say.leftOut();
        case KEYS -> keys(why.details());
        case DEPRECATED -> say.deprecated();
        case UNREAD -> say.unread();
        case PROFILE_ON -> say.profileOn(wishes.profile().orElse(""));
        case PROFILE_OFF -> say.profileOff(wishes.profile().orElse(""));
        case OFF_BY_DEFAULT -> say.onlyWhenWanted();
        case NO_SERVICE -> say.notInSource(why.details());
      };
    }

    private String keys(List<String> groups) {
      boolean model = groups.contains("llm") && !wishes.withoutKeys().contains("llm");
      return model
          ? say.noLanguageModel()
          : say.keysMissing(groups.stream().map(this::group).toList());
    }

    private String group(String id) {
      return catalog.keyGroups().stream()
          .filter(g -> g.id().equals(id))
          .map(KeyGroup::title)
          .map(title -> title.in(Locale.ENGLISH))
          .findFirst()
          .orElse(id);
    }
  }
}
