package org.imagewizard.it;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.imagewizard.catalog.Catalog;
import org.imagewizard.fit.LanguageModel;
import org.imagewizard.fit.Place;
import org.imagewizard.plan.DeploymentPlan;
import org.imagewizard.plan.DeploymentPlan.PlannedService;
import org.imagewizard.plan.Settings;

/** Plans for tests that are not about plans. */
public final class Plans {
  private Plans() {}

  /** No service at all. */
  public static DeploymentPlan empty(String name) {
    return of(name, "bundled");
  }

  /**
   * These services and no others.
   *
   * @param source as a plan names it
   */
  public static DeploymentPlan of(String name, String source, PlannedService... services) {
    Settings usual = Settings.defaults();
    return new DeploymentPlan(
        DeploymentPlan.FORMAT,
        name,
        source,
        "unstable",
        "",
        LanguageModel.NONE,
        List.of(services),
        List.of(),
        Map.of(),
        List.of(),
        8080,
        usual.network(),
        usual.restart(),
        false,
        false,
        false,
        64,
        10,
        3,
        false);
  }

  /**
   * The catalog's server with a few of its services on, each on the processor.
   *
   * @param registry where its images are
   */
  public static DeploymentPlan some(
      String name, Catalog catalog, Set<String> on, String registry, int port) {
    Settings usual = Settings.defaults();
    return new DeploymentPlan(
        DeploymentPlan.FORMAT,
        name,
        "bundled",
        "unstable",
        registry,
        LanguageModel.NONE,
        catalog.services().stream()
            .map(
                s ->
                    new PlannedService(
                        s.name(), on.contains(s.name()) ? Place.CPU : Place.OFF, 1, ""))
            .toList(),
        List.of(),
        Map.of(),
        List.of(),
        port,
        usual.network(),
        usual.restart(),
        false,
        false,
        false,
        usual.memcachedMiB(),
        usual.logMaxSizeMiB(),
        usual.logMaxFiles(),
        false,
        "image-" + name);
  }
}
