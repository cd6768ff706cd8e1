package org.imagewizard.base.problem;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Something that went wrong, said so that a person can act on it.
 *
 * @param id stable and searchable, for example {@code engine.refused}
 * @param kind decides the exit status
 * @param summary one sentence: what, where and, when short enough, what to do
 * @param evidence the lines that prove it (what was run, what it said), already redacted
 * @param actions what to do next, one sentence each
 */
public record Problem(
    String id, Kind kind, String summary, List<String> evidence, List<String> actions) {

  /** What a problem means for the command that met it. */
  public enum Kind {
    /** The command's own words or a file it was given are wrong. */
    INPUT(ExitStatus.USAGE),
    /** No Docker Engine, or no Compose, that can be used. */
    ENGINE(ExitStatus.NO_ENGINE),
    /** The command ran and something is not as it should be. */
    OUTCOME(ExitStatus.NOT_AS_IT_SHOULD_BE),
    /** The person stopped it. */
    CANCELLED(ExitStatus.CANCELLED);

    private final ExitStatus exitStatus;

    Kind(ExitStatus exitStatus) {
      this.exitStatus = exitStatus;
    }

    public ExitStatus exitStatus() {
      return exitStatus;
    }
  }

  public Problem {
    evidence = List.copyOf(evidence);
    actions = List.copyOf(actions);
  }

  public static Problem input(String id, String summary, String... actions) {
    return new Problem(id, Kind.INPUT, summary, List.of(), List.of(actions));
  }

  public static Problem engine(String id, String summary, List<String> evidence) {
    return new Problem(id, Kind.ENGINE, summary, evidence, List.of());
  }

  public static Problem outcome(String id, String summary, List<String> evidence) {
    return new Problem(id, Kind.OUTCOME, summary, evidence, List.of());
  }

  public static Problem cancelled() {
    return new Problem("cancelled", Kind.CANCELLED, "Cancelled.", List.of(), List.of());
  }

  /** Everything that is said about it, a line each. */
  public String asText() {
    return Stream.of(List.of(summary), evidence, actions)
        .flatMap(List::stream)
        .collect(Collectors.joining("\n"));
  }

  public Problem withActions(String... more) {
    return new Problem(id, kind, summary, evidence, List.of(more));
  }
}
