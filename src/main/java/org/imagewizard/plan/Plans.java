package org.imagewizard.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.base.text.Phrase;
import org.imagewizard.base.text.Suggest;
import org.imagewizard.catalog.Capability;
import org.imagewizard.catalog.Catalog;
import org.imagewizard.catalog.Service;
import org.imagewizard.fit.Fit;
import org.imagewizard.fit.FitModel;
import org.imagewizard.fit.Place;
import org.imagewizard.fit.Proposal;
import org.imagewizard.fit.Wishes;
import org.imagewizard.machine.Gpu;
import org.imagewizard.machine.Machine;
import org.imagewizard.plan.DeploymentPlan.PlannedService;

/** Makes and checks plans. */
public final class Plans {
  private Plans() {}

  /**
   * The plan that follows from a proposal: every service of the source in the source's order.
   *
   * @throws ProblemException kind INPUT when a setting is out of its range
   */
  public static DeploymentPlan of(
      Catalog catalog, Machine machine, Proposal proposal, Wishes wishes, Settings settings) {
    Map<String, Place> places = proposal.placement().places();
    Map<String, Integer> solved =
        proposal.model().services().stream()
            .collect(
                Collectors.toMap(FitModel.Item::name, FitModel.Item::replicas, (one, two) -> one));
    List<PlannedService> services = new ArrayList<>();
    for (Service service : catalog.services()) {
      String name = service.name();
      int usual = solved.getOrDefault(name, Math.max(1, service.replicas()));
      services.add(
          new PlannedService(
              name,
              places.getOrDefault(name, Place.OFF),
              wishes.replicas().getOrDefault(name, usual),
              ""));
    }
    Map<Integer, String> uuids = new LinkedHashMap<>();
    for (Gpu gpu : machine.gpus()) {
      if (!gpu.uuid().isEmpty()) {
        uuids.put(gpu.index(), gpu.uuid());
      }
    }
    DeploymentPlan plan =
        new DeploymentPlan(
            DeploymentPlan.FORMAT,
            settings.name(),
            catalog.source(),
            settings.channel(),
            settings.registry(),
            wishes.languageModel(),
            services,
            capabilities(catalog, proposal),
            uuids,
            wishes.withoutKeys(),
            settings.port(),
            settings.network(),
            settings.restart(),
            settings.guard(),
            settings.piiLogging(),
            settings.storeImageData(),
            settings.memcachedMiB(),
            settings.logMaxSizeMiB(),
            settings.logMaxFiles(),
            false,
            settings.networkName(),
            settings.site(),
            Fit.localModel(wishes));
    hold(plan);
    return plan;
  }

  /** Every service of a source on the processor: not to be run, but to ask about its images. */
  public static DeploymentPlan everything(Catalog catalog, Settings settings) {
    return new DeploymentPlan(
        DeploymentPlan.FORMAT,
        settings.name(),
        catalog.source(),
        settings.channel(),
        settings.registry(),
        Wishes.NONE.languageModel(),
        catalog.services().stream()
            .map(service -> new PlannedService(service.name(), Place.CPU, 1, ""))
            .toList(),
        List.of(),
        Map.of(),
        List.of(),
        settings.port(),
        settings.network(),
        settings.restart(),
        settings.guard(),
        settings.piiLogging(),
        settings.storeImageData(),
        settings.memcachedMiB(),
        settings.logMaxSizeMiB(),
        settings.logMaxFiles(),
        false,
        settings.networkName());
  }

  /**
   * Refuses a plan that names what its source does not have, or has a value out of its range.
   *
   * @throws ProblemException kind INPUT
   */
  public static void check(DeploymentPlan plan, Catalog catalog) {
    hold(plan);
    List<String> services = catalog.services().stream().map(Service::name).toList();
    for (PlannedService planned : plan.services()) {
      if (!services.contains(planned.name())) {
        throw unknown(plan, "plan.unknown.service", planned.name(), services);
      }
    }
    List<String> capabilities = catalog.capabilities().stream().map(Capability::id).toList();
    for (String id : plan.capabilities()) {
      if (!capabilities.contains(id)) {
        throw unknown(plan, "plan.unknown.capability", id, capabilities);
      }
    }
  }

  /** In the catalog's order, because the solver's set has none. */
  private static List<String> capabilities(Catalog catalog, Proposal proposal) {
    return catalog.capabilities().stream()
        .map(Capability::id)
        .filter(proposal.placement().capabilities()::contains)
        .toList();
  }

  private static void hold(DeploymentPlan plan) {
    List<Phrase> broken = PlanRules.broken(plan);
    if (!broken.isEmpty()) {
      throw new ProblemException(Problem.input("plan.value", broken.getFirst()));
    }
  }

  private static ProblemException unknown(
      DeploymentPlan plan, String key, String name, List<String> known) {
    Object source = plan.source().equals("bundled") ? Sentence.of("plan.bundled") : plan.source();
    return new ProblemException(
        Problem.input(
            "plan.unknown",
            Sentence.of(key, plan.name(), name, source, Suggest.hint(name, known)),
            Sentence.of("plan.unknown.advice", name)));
  }
}
