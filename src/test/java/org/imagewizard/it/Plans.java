package org.imagewizard.it;

import java.util.List;
import java.util.Map;
import org.imagewizard.fit.LanguageModel;
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
}
