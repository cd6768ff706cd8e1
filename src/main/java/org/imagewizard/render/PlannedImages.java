package org.imagewizard.render;

import java.util.LinkedHashMap;
import java.util.Map;
import org.imagewizard.catalog.Catalog;
import org.imagewizard.catalog.Interpolation;
import org.imagewizard.docker.ImageReference;
import org.imagewizard.plan.DeploymentPlan;
import org.imagewizard.plan.DeploymentPlan.PlannedService;

/** The images that a plan's services will run, as the written files will name them. */
public final class PlannedImages {
  private static final String TAG = "REGISTRY_TAG";

  private PlannedImages() {}

  /**
   * One service's image.
   *
   * @param name with its registry, without tag and digest
   * @param tag what the plan's channel, or the service's own tag, makes of it; may be a digest
   * @param follows whether the tag follows the channel: IMAGE's own images do
   */
  public record Image(String name, String tag, boolean follows) {
    public String reference() {
      return withTag(tag);
    }

    /** The same image by another tag or digest. */
    public String withTag(String other) {
      return name + (other.startsWith("sha256:") ? "@" : ":") + other;
    }
  }

  /** By service, in the source's order; services that are built and not pulled are left out. */
  public static Map<String, Image> of(DeploymentPlan plan, Catalog catalog) {
    Map<String, Image> images = new LinkedHashMap<>();
    for (PlannedService planned : plan.running()) {
      Map<String, Object> service = catalog.stack().services().get(planned.name());
      if (service != null && service.get("image") instanceof String written) {
        images.put(planned.name(), image(written, planned, plan, catalog));
      }
    }
    return images;
  }

  private static Image image(
      String written, PlannedService planned, DeploymentPlan plan, Catalog catalog) {
    ImageReference reference = ImageReference.parse(written).withRegistry(plan.registry());
    boolean follows = reference.version().contains(TAG);
    Map<String, String> variables = new LinkedHashMap<>(catalog.stack().variables());
    variables.put(TAG, plan.channel());
    ImageReference filled =
        ImageReference.parse(
            new Interpolation(variables).fill(reference.withTag(planned.tag()).toString()));
    return new Image(filled.name(), filled.tag(), follows);
  }
}
