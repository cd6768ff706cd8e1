package org.imagewizard.render;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
   * @throws ProblemException kind INPUT when the lock lacks services of the plan, all of which are
   *     named, or is about other images
   */
  static Catalog catalog(Catalog catalog, DeploymentPlan plan, LockFile lock) {
    Map<String, Map<String, Object>> services = new LinkedHashMap<>(catalog.stack().services());
    List<String> absent =
        images(catalog, plan).keySet().stream()
            .filter(name -> lock.service(name).isEmpty())
            .toList();
    if (!absent.isEmpty()) {
      throw refused(Sentence.of("lock.no-image", String.join(", ", absent), absent.size()));
    }
    images(catalog, plan)
        .forEach(
            (name, written) -> {
              Map<String, Object> pinned =
                  new LinkedHashMap<>(Objects.requireNonNull(services.get(name)));
              pinned.put("image", image(name, written, lock.service(name).orElseThrow()));
              services.put(name, pinned);
            });
    ComposeStack stack = catalog.stack();
    return catalog.withStack(
        new ComposeStack(
            services, stack.rest(), stack.variables(), stack.profiles(), stack.folder()));
  }

  /** Services of a plan whose image a lock does not say, in the source's order. */
  static List<String> lacking(Catalog catalog, DeploymentPlan plan, LockFile lock) {
    List<String> lacking = new ArrayList<>();
    images(catalog, plan)
        .forEach(
            (name, written) -> {
              if (lock.service(name).filter(one -> says(one, written)).isEmpty()) {
                lacking.add(name);
              }
            });
    return lacking;
  }

  /** What the source names, by service; what is built and not pulled is left out. */
  private static Map<String, String> images(Catalog catalog, DeploymentPlan plan) {
    Map<String, String> images = new LinkedHashMap<>();
    for (PlannedService planned : plan.running()) {
      Map<String, Object> service = catalog.stack().services().get(planned.name());
      if (service != null && service.get("image") instanceof String written) {
        images.put(planned.name(), written);
      }
    }
    return images;
  }

  private static boolean says(LockFile.Locked locked, String written) {
    return !locked.indexDigest().isEmpty() && same(locked, ImageReference.parse(written));
  }

  private static boolean same(LockFile.Locked locked, ImageReference upstream) {
    return ("/" + ImageReference.parse(locked.image()).path()).endsWith("/" + upstream.path());
  }

  private static String image(String service, String written, LockFile.Locked locked) {
    if (locked.indexDigest().isEmpty()) {
      throw refused(Sentence.of("lock.no-digest", service));
    }
    ImageReference upstream = ImageReference.parse(written);
    if (!same(locked, upstream)) {
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
