package org.imagewizard.catalog;

import java.util.List;
import java.util.Set;

/**
 * One service of a source, with what the bundled knowledge adds.
 *
 * @param image as the source writes it, variables included
 * @param stage a preprocessor's priority group; 0 for everything else
 * @param base always on
 * @param known whether the bundled knowledge knows it; if not, labels decide and there is no
 *     estimate
 * @param requires names from the label, only an order (facts 1.2)
 * @param optional names from the label
 * @param needs any-of groups: each group must have a member on
 * @param keys key groups without which it ends at start
 * @param profiles empty means always on, as Compose says
 * @param replicas as the source says
 */
public record Service(
    String name,
    String image,
    Kind kind,
    int stage,
    boolean base,
    boolean known,
    Use use,
    List<String> requires,
    List<String> optional,
    List<List<String>> needs,
    List<String> keys,
    GpuSupport gpu,
    List<String> envFiles,
    Set<String> profiles,
    int replicas,
    Estimate estimate) {

  /** What it is in IMAGE's terms. */
  public enum Kind {
    COMMON,
    PREPROCESSOR,
    HANDLER,
    SERVICE,
    THIRD_PARTY
  }

  /** Whether anybody uses what it makes. */
  public enum Use {
    NORMAL,
    DEPRECATED,
    /** No current handler reads its result. */
    UNREAD
  }

  public Service {
    requires = List.copyOf(requires);
    optional = List.copyOf(optional);
    needs = List.copyOf(needs);
    keys = List.copyOf(keys);
    envFiles = List.copyOf(envFiles);
    profiles = Set.copyOf(profiles);
  }

  /** The same service, thought to need something else. */
  Service withEstimate(Estimate next) {
    return new Service(
        name, image, kind, stage, base, known, use, requires, optional, needs, keys, gpu, envFiles,
        profiles, replicas, next);
  }

  /** The same service with other any-of groups. */
  Service withNeeds(List<List<String>> next) {
    return new Service(
        name, image, kind, stage, base, known, use, requires, optional, next, keys, gpu, envFiles,
        profiles, replicas, estimate);
  }
}
