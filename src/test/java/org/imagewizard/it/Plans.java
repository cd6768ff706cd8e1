package org.imagewizard.it;

import java.util.List;
import java.util.Map;
import org.imagewizard.fit.LanguageModel;
import org.imagewizard.plan.DeploymentPlan;
import org.imagewizard.plan.Settings;

/** Plans for tests that are not about plans. */
public final class Plans {
  private Plans() {}

  /** No service at all. */
  public static DeploymentPlan empty(String name) {
    Settings usual = Settings.defaults();
    return new DeploymentPlan(
        DeploymentPlan.FORMAT,
        name,
        "bundled",
        "unstable",
        "",
        LanguageModel.NONE,
        List.of(),
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
