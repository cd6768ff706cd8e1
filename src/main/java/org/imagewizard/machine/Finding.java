package org.imagewizard.machine;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.imagewizard.base.text.Phrase;

/**
 * What one check found.
 *
 * @param id of the check; stable, for example {@code gpu.request}; the list is in docs/checks.md
 * @param kind which of all findings it is; empty when the check itself did not work
 * @param said one sentence
 * @param proof what was run and what it said
 * @param fixes what could repair it, the best first
 */
public record Finding(
    String id,
    Optional<FindingKind> kind,
    Status status,
    Phrase said,
    List<Phrase> proof,
    List<Fix> fixes) {

  /** Worst last. */
  public enum Status {
    OK,
    SKIP,
    WARN,
    FAIL
  }

  /** In the order in which people want to see them; those of one status keep theirs. */
  public static final Comparator<Finding> WORST_FIRST =
      Comparator.comparingInt(
          finding ->
              switch (finding.status()) {
                case FAIL -> 0;
                case WARN -> 1;
                case OK -> 2;
                case SKIP -> 3;
              });

  public Finding {
    proof = List.copyOf(proof);
    fixes = List.copyOf(fixes);
  }

  /**
   * @param arguments of the kind's sentence
   */
  static Finding of(FindingKind kind, Object... arguments) {
    return new Finding(
        kind.check().id(),
        Optional.of(kind),
        kind.status(),
        Sentence.of(kind.id(), arguments),
        List.of(),
        List.of());
  }

  /** A check that did not come to an end. */
  static Finding unknown(Check check, Status status, Phrase said) {
    return new Finding(check.id(), Optional.empty(), status, said, List.of(), List.of());
  }

  Finding proof(List<Phrase> more) {
    List<Phrase> all = Stream.concat(proof.stream(), more.stream()).toList();
    return new Finding(id, kind, status, said, all, fixes);
  }

  Finding proof(Phrase... more) {
    return proof(List.of(more));
  }

  Finding proof(String... more) {
    return proof(Sentence.plain(List.of(more)));
  }

  Finding mend(Fix... more) {
    return new Finding(id, kind, status, said, proof, List.of(more));
  }

  /** The same kind, in words that say more. */
  Finding saying(Phrase better) {
    return new Finding(id, kind, status, better, proof, fixes);
  }

  /** "From FILE: " before what a stand-in says, so that nobody takes it for this computer. */
  Finding from(String source) {
    return new Finding(id, kind, status, Sentence.of("from", source, said), proof, fixes);
  }

  /** Stable, for example {@code engine.not-running}; empty when the check itself did not work. */
  public String name() {
    return kind.map(FindingKind::id).orElse("");
  }

  /** One sentence, in English. */
  public String summary() {
    return summary(Locale.ENGLISH);
  }

  public String summary(Locale locale) {
    return said.in(locale);
  }

  /** What it means for IMAGE; empty when nothing is lost. */
  public String consequence(Locale locale) {
    return kind.filter(one -> one.status() == Status.WARN || one.status() == Status.FAIL)
        .map(one -> Sentence.of(one.id() + ".costs").in(locale))
        .orElse("");
  }

  /** In English. */
  public List<String> evidence() {
    return evidence(Locale.ENGLISH);
  }

  public List<String> evidence(Locale locale) {
    return proof.stream().map(line -> line.in(locale)).toList();
  }

  /** Where to read more; empty when nowhere. */
  public String link() {
    boolean wanted = status == Status.WARN || status == Status.FAIL;
    return kind.filter(one -> wanted).map(one -> one.check().link()).orElse("");
  }

  private static Finding plain(
      String id, Status status, String summary, List<String> evidence, Fix... fixes) {
    return new Finding(
        id,
        Optional.empty(),
        status,
        Phrase.plain(summary),
        Sentence.plain(evidence),
        List.of(fixes));
  }

  public static Finding ok(String id, String summary, String... evidence) {
    return plain(id, Status.OK, summary, List.of(evidence));
  }

  public static Finding skip(String id, String summary, String... evidence) {
    return plain(id, Status.SKIP, summary, List.of(evidence));
  }

  public static Finding warn(String id, String summary, List<String> evidence, Fix... fixes) {
    return plain(id, Status.WARN, summary, evidence, fixes);
  }

  public static Finding fail(String id, String summary, List<String> evidence, Fix... fixes) {
    return plain(id, Status.FAIL, summary, evidence, fixes);
  }
}
