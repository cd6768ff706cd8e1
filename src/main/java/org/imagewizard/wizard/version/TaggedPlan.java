package org.imagewizard.wizard.version;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.imagewizard.plan.DeploymentPlan;
import org.imagewizard.plan.DeploymentPlan.PlannedService;

/** A plan whose services have tags of their own, where the channel is not what they run. */
public final class TaggedPlan {
  private TaggedPlan() {}

  /** With what a report found: each image as of a day, and the fall-back of what is missing. */
  public static DeploymentPlan of(DeploymentPlan plan, VersionReport report) {
    ChannelReport chosen = report.chosen();
    Map<String, String> tags = new HashMap<>();
    for (ChannelReport.ServiceImage image : chosen.images()) {
      boolean own = image.follows() && !image.tag().equals(plan.channel());
      tags.put(image.service(), own ? image.tag() : "");
    }
    tags.putAll(chosen.fallBacks());
    List<PlannedService> services =
        plan.services().stream()
            .map(
                one ->
                    new PlannedService(
                        one.name(),
                        one.place(),
                        one.replicas(),
                        tags.getOrDefault(one.name(), one.tag())))
            .toList();
    return plan.withServices(services);
  }
}
