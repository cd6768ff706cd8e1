package org.imagewizard.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.imagewizard.catalog.Service.Kind;
import org.imagewizard.catalog.Service.Use;

/** Joins what the source says of a service with what the knowledge says. */
final class ServiceMaker {
  /** First-party images carry it in their name. */
  private static final String OURS = "shared-reality-lab/";

  private final Knowledge knowledge;
  private final Set<String> names;

  /**
   * @param names every service of the source
   */
  ServiceMaker(Knowledge knowledge, Set<String> names) {
    this.knowledge = knowledge;
    this.names = names;
  }

  /** Its needs may still name services that the source lacks. */
  Service make(String name, SourceFacts facts) {
    return knowledge
        .of(name)
        .map(about -> known(name, facts, about))
        .orElseGet(() -> unknown(name, facts));
  }

  private Service known(String name, SourceFacts facts, Knowledge.OfService about) {
    GpuSupport gpu = about.gpu();
    return new Service(
        name,
        facts.image(),
        about.kind(),
        facts.labels().stage(),
        about.base(),
        true,
        about.use(),
        facts.labels().names(Labels.REQUIRED),
        facts.labels().names(Labels.OPTIONAL),
        withStartOrder(name, about.needs(), facts),
        about.keys(),
        new GpuSupport(
            gpu.capable(),
            gpu.cpuCapable(),
            facts.reservesGpu(),
            gpu.cpuEnvironment(),
            gpu.cpuNote(),
            gpu.cuda()),
        facts.envFiles(),
        facts.profiles(),
        facts.replicas(),
        about.estimate());
  }

  /** Labels are all there is to go by: each required service counts as needed. */
  private Service unknown(String name, SourceFacts facts) {
    List<String> required = facts.labels().names(Labels.REQUIRED);
    List<List<String>> needs =
        required.stream()
            .filter(other -> names.contains(other) && !other.equals(name))
            .map(List::of)
            .toList();
    boolean reserves = facts.reservesGpu();
    return new Service(
        name,
        facts.image(),
        kind(facts),
        facts.labels().stage(),
        false,
        false,
        Use.NORMAL,
        required,
        facts.labels().names(Labels.OPTIONAL),
        withStartOrder(name, needs, facts),
        List.of(),
        // Whether it would work without its card is not known, so it is not tried.
        reserves
            ? new GpuSupport(true, false, true, Map.of(), LocalText.EMPTY, "")
            : GpuSupport.none(),
        facts.envFiles(),
        facts.profiles(),
        facts.replicas(),
        Estimate.unknown());
  }

  /** Compose refuses a service whose depends_on is not there, so that is a need as well. */
  private List<List<String>> withStartOrder(
      String name, List<List<String>> needs, SourceFacts facts) {
    List<List<String>> all = new ArrayList<>(needs);
    for (String other : facts.startsAfter()) {
      List<String> group = List.of(other);
      if (names.contains(other) && !other.equals(name) && !all.contains(group)) {
        all.add(group);
      }
    }
    return all;
  }

  private static Kind kind(SourceFacts facts) {
    if (facts.labels().isPreprocessor()) {
      return Kind.PREPROCESSOR;
    }
    if (facts.labels().isHandler()) {
      return Kind.HANDLER;
    }
    return facts.image().isEmpty() || facts.image().contains(OURS)
        ? Kind.SERVICE
        : Kind.THIRD_PARTY;
  }
}
