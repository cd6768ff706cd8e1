package org.imagewizard.base.problem;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.imagewizard.base.text.Phrase;
import org.imagewizard.base.text.Sentence;

/**
 * Something that went wrong, said so that a person can act on it.
 *
 * @param id stable and searchable, for example {@code engine.refused}
 * @param kind decides the exit status
 * @param what one sentence: what, where and, when short enough, what to do
 * @param proof the lines that prove it (what was run, what it said), already redacted
 * @param advice what to do next, one sentence each
 */
public record Problem(String id, Kind kind, Phrase what, List<Phrase> proof, List<Phrase> advice) {

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
    proof = List.copyOf(proof);
    advice = List.copyOf(advice);
  }

  private static List<Phrase> plain(List<String> lines) {
    return lines.stream().map(Phrase::plain).toList();
  }

  public static Problem input(String id, Phrase what, Phrase... advice) {
    return new Problem(id, Kind.INPUT, what, List.of(), List.of(advice));
  }

  /**
   * @param said words of a program or a server, which nobody translates
   */
  public static Problem engine(String id, Phrase what, List<String> said, Phrase... advice) {
    return new Problem(id, Kind.ENGINE, what, plain(said), List.of(advice));
  }

  /**
   * @param said words of a program or a server, which nobody translates
   */
  public static Problem outcome(String id, Phrase what, List<String> said, Phrase... advice) {
    return new Problem(id, Kind.OUTCOME, what, plain(said), List.of(advice));
  }

  public static Problem cancelled() {
    return new Problem("cancelled", Kind.CANCELLED, Sentence.of("cancelled"), List.of(), List.of());
  }

  /** The same in the words of somebody's language, where it has them. */
  public Problem in(Locale locale) {
    return new Problem(
        id,
        kind,
        Phrase.plain(what.in(locale)),
        plain(said(proof, locale)),
        plain(said(advice, locale)));
  }

  /** {@link #what} in English. */
  public String summary() {
    return what.in(Locale.ENGLISH);
  }

  /** {@link #proof} in English. */
  public List<String> evidence() {
    return said(proof, Locale.ENGLISH);
  }

  /** {@link #advice} in English. */
  public List<String> actions() {
    return said(advice, Locale.ENGLISH);
  }

  private static List<String> said(List<Phrase> lines, Locale locale) {
    return lines.stream().map(line -> line.in(locale)).toList();
  }

  /** Everything that is said about it, a line each. */
  public String asText() {
    return Stream.of(List.of(summary()), evidence(), actions())
        .flatMap(List::stream)
        .collect(Collectors.joining("\n"));
  }

  /** The same with other advice. */
  public Problem withAdvice(Phrase... other) {
    return new Problem(id, kind, what, proof, List.of(other));
  }
}
