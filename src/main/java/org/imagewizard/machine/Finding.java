package org.imagewizard.machine;

import java.util.List;

/**
 * What one check found.
 *
 * @param id stable, for example {@code gpu.request}; the list is in docs/checks.md
 * @param summary one sentence
 * @param evidence what was run and what it said
 * @param fixes what could repair it, the best first
 */
public record Finding(
    String id, Status status, String summary, List<String> evidence, List<Fix> fixes) {

  /** Worst last. */
  public enum Status {
    OK,
    SKIP,
    WARN,
    FAIL
  }

  public Finding {
    evidence = List.copyOf(evidence);
    fixes = List.copyOf(fixes);
  }

  public static Finding ok(String id, String summary, String... evidence) {
    return new Finding(id, Status.OK, summary, List.of(evidence), List.of());
  }

  public static Finding skip(String id, String summary, String... evidence) {
    return new Finding(id, Status.SKIP, summary, List.of(evidence), List.of());
  }

  public static Finding warn(String id, String summary, List<String> evidence, Fix... fixes) {
    return new Finding(id, Status.WARN, summary, evidence, List.of(fixes));
  }

  public static Finding fail(String id, String summary, List<String> evidence, Fix... fixes) {
    return new Finding(id, Status.FAIL, summary, evidence, List.of(fixes));
  }
}
