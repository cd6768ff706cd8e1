package org.imagewizard.wizard.version;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.imagewizard.plan.DeploymentPlan;
import org.imagewizard.plan.DeploymentPlan.PlannedService;

/** A plan whose services have tags of their own, where the channel is not what they run. */
public final class TaggedPlan {
  private TaggedPlan() {}

  /**
   * @param tags service to tag; services that are left out keep theirs
   */
  public static DeploymentPlan of(DeploymentPlan plan, Map<String, String> tags) {
    if (tags.isEmpty()) {
      return plan;
    }
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

  /** With what a report found: each image as of a day, and the fall-back of what is missing. */
  public static DeploymentPlan of(DeploymentPlan plan, VersionReport report) {
    Map<String, String> tags = new HashMap<>();
    report.chosen().images().forEach(image -> tags.put(image.service(), ""));
    tags.putAll(tags(plan.channel(), report.chosen()));
    return of(plan, tags);
  }

  /** The tags that services need for themselves, beside a plan's channel. */
  public static Map<String, String> tags(String channel, ChannelReport chosen) {
    Map<String, String> tags = new HashMap<>();
    for (ChannelReport.ServiceImage image : chosen.images()) {
      if (image.follows() && !image.tag().isEmpty() && !image.tag().equals(channel)) {
        tags.put(image.service(), image.tag());
      }
    }
    tags.putAll(chosen.fallBacks());
    return tags;
  }
}
