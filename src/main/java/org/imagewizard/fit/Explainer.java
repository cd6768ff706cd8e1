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

/** One reason for every service and capability, on or off; what is solved for it is solved once. */
final class Explainer {
  private static final String LANGUAGE_MODEL_KEYS = "llm";

  private final Catalog catalog;
  private final Machine machine;
  private final Wishes wishes;
  private final Fit.Solved solved;
  private final Reach reach;
  private final ChangeFinder finder;

  Explainer(
      Fit.Solved solved,
      Machine machine,
      Wishes wishes,
      Solver solver,
      Alternatives others,
      Cancellation cancellation) {
    this.solved = solved;
    this.machine = machine;
    this.wishes = wishes;
    catalog = solved.catalog();
    FitModel model = solved.prepared().model();
    Placement placement = solved.placement();
    Map<String, List<List<String>>> needs = new TreeMap<>();
    catalog.capabilities().forEach(c -> needs.put(c.id(), c.needs()));
    reach = new Reach(model, needs, placement.places());
    FitModel holds = new Conflicts(cancellation).drop(model, placement.conflict());
    WhatIf whatIf = new WhatIf(holds, placement, solver, cancellation);
    finder = new ChangeFinder(whatIf, others, solved.prepared(), machine);
  }

  Reasons reasons(Locale locale) {
    Facts facts =
        new Facts(
            catalog,
            machine,
            wishes,
            solved.prepared(),
            solved.placement(),
            reach,
            new Sentences(locale));
    PlacementReasons placements = new PlacementReasons(facts);
    CapabilityReasons ofCapabilities = new CapabilityReasons(facts, finder, placements);
    ServiceReasons ofServices = new ServiceReasons(facts, placements, ofCapabilities);
    Map<String, String> services = new TreeMap<>();
    for (Service service : catalog.services()) {
      services.put(service.name(), ofServices.of(service));
    }
    Map<String, String> capabilities = new TreeMap<>();
    for (Capability capability : catalog.capabilities()) {
      capabilities.put(capability.id(), ofCapabilities.of(capability));
    }
    return new Reasons(services, capabilities);
  }

  Map<String, List<Change>> changes() {
    Map<String, List<Change>> changes = new TreeMap<>();
    for (Capability capability : catalog.capabilities()) {
      if (!solved.placement().capabilities().contains(capability.id())) {
        changes.put(capability.id(), finder.of(capability.id()));
      }
    }
    return changes;
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

    /** A capability's title; the name itself for a service. */
    String title(String capability) {
      return catalog.capability(capability).map(c -> c.title().in(say.locale())).orElse(capability);
    }

    /** Whether the person chose no language model, rather than having no key for one. */
    boolean noModelChosen(List<String> groups) {
      return groups.contains(LANGUAGE_MODEL_KEYS)
          && !wishes.withoutKeys().contains(LANGUAGE_MODEL_KEYS);
    }

    /** A reason known before solving, in words. */
    String said(Prepared.Why why) {
      String profile = wishes.profile().orElse("");
      return switch (why.kind()) {
        case LEFT_OUT -> say.say("left-out");
        case KEYS -> keys(why.details());
        case DEPRECATED -> say.say("deprecated");
        case UNREAD -> say.say("unread");
        case PROFILE_ON -> say.say("profile.on", profile);
        case PROFILE_OFF -> say.say("profile.off", profile);
        case OFF_BY_DEFAULT -> say.say("only-wanted");
        case NO_SERVICE -> say.say("not-in-source", say.list(why.details()));
      };
    }

    private String keys(List<String> groups) {
      return noModelChosen(groups)
          ? say.say("model.none")
          : say.say("keys.missing", say.list(groups.stream().map(this::group).toList()));
    }

    String group(String id) {
      return catalog.keyGroups().stream()
          .filter(g -> g.id().equals(id))
          .map(KeyGroup::title)
          .map(title -> title.in(say.locale()))
          .findFirst()
          .orElse(id);
    }
  }
}
