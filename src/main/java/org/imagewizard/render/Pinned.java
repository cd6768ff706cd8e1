package org.imagewizard.render;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.base.text.Phrase;
import org.imagewizard.catalog.Catalog;
import org.imagewizard.catalog.ComposeStack;
import org.imagewizard.docker.ImageReference;
import org.imagewizard.plan.DeploymentPlan;
import org.imagewizard.plan.DeploymentPlan.PlannedService;
import org.imagewizard.plan.LockFile;

/**
 * A source whose images stand by digest instead of by tag. Only the version of an image is taken
 * from the lock: which registry it comes from stays the plan's to say, since a mirror has the same
 * digests.
 */
final class Pinned {
  private Pinned() {}

  /**
   * @throws ProblemException kind INPUT when the lock lacks a service of the plan, or is about
   *     other images
   */
  static Catalog catalog(Catalog catalog, DeploymentPlan plan, LockFile lock) {
    Map<String, Map<String, Object>> services = new LinkedHashMap<>(catalog.stack().services());
    for (PlannedService planned : plan.running()) {
      Map<String, Object> service = services.get(planned.name());
      if (service != null && service.get("image") instanceof String written) {
        Map<String, Object> pinned = new LinkedHashMap<>(service);
        pinned.put("image", image(planned.name(), written, lock));
        services.put(planned.name(), pinned);
      }
    }
    ComposeStack stack = catalog.stack();
    return catalog.withStack(
        new ComposeStack(
            services, stack.rest(), stack.variables(), stack.profiles(), stack.folder()));
  }

  private static String image(String service, String written, LockFile lock) {
    LockFile.Locked locked =
        lock.service(service).orElseThrow(() -> refused(Sentence.of("lock.no-image", service)));
    if (locked.indexDigest().isEmpty()) {
      throw refused(Sentence.of("lock.no-digest", service));
    }
    ImageReference upstream = ImageReference.parse(written);
    String path = ImageReference.parse(locked.image()).path();
    if (!("/" + path).endsWith("/" + upstream.path())) {
      throw refused(Sentence.of("lock.other-image", service, locked.image()));
    }
    String tag = locked.tag().isEmpty() ? "" : ":" + locked.tag();
    return new ImageReference(upstream.host(), upstream.path(), tag + "@" + locked.indexDigest())
        .toString();
  }

  private static ProblemException refused(Phrase what) {
    return new ProblemException(Problem.input("lock.unfit", what));
  }

  /** The plan without tags of services' own: with a lock, digests decide. */
  static DeploymentPlan plan(DeploymentPlan plan) {
    List<PlannedService> services =
        plan.services().stream()
            .map(one -> new PlannedService(one.name(), one.place(), one.replicas(), ""))
            .toList();
    return plan.withServices(services);
  }
}
