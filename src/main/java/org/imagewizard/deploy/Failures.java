package org.imagewizard.deploy;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.imagewizard.base.progress.Progress;
import org.imagewizard.base.text.Phrase;
import org.imagewizard.base.yaml.Fields;
import org.imagewizard.base.yaml.YamlReader;
import org.imagewizard.base.yaml.YamlValue;
import org.imagewizard.catalog.LocalText;

/** Recognises why a service failed, by what it or Docker said: {@code templates/failures.yaml}. */
public final class Failures {
  private static final String FILE = "templates/failures.yaml";
  private static final String CARD = "card-memory";

  /** One kind of failure, and what a person can do about it. */
  public record Failure(String id, LocalText title, LocalText advice, Pattern pattern) {}

  /** Read when first asked for: the window opens without it. */
  private static final class Bundled {
    static final Failures FAILURES = read();
  }

  private final List<Failure> known;

  private Failures(List<Failure> known) {
    this.known = List.copyOf(known);
  }

  public static Failures bundled() {
    return Bundled.FAILURES;
  }

  private static Failures read() {
    try (InputStream in = Failures.class.getResourceAsStream("/" + FILE)) {
      if (in == null) {
        throw new IllegalStateException(FILE + " is missing from the program");
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return new Failures(
          Fields.of(YamlReader.read(text, FILE), Phrase.plain(FILE))
              .list("failures", Failures::failure));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Failure failure(YamlValue value) {
    Fields fields =
        Fields.of(value, Phrase.plain("a failure"), Set.of("id", "patterns", "title", "advice"));
    String any = "(?:" + String.join(")|(?:", fields.strings("patterns")) + ")";
    return new Failure(
        fields.string("id"),
        text(fields, "title"),
        text(fields, "advice"),
        Pattern.compile(any, Pattern.CASE_INSENSITIVE | Pattern.MULTILINE));
  }

  private static LocalText text(Fields fields, String key) {
    YamlValue value = fields.get(key);
    if (value == null) {
      throw fields.missing(key);
    }
    return LocalText.of(Fields.of(value, Phrase.plain(key)));
  }

  /** The first kind that any of these lines tells of. */
  public Optional<Failure> in(List<String> lines) {
    String text = String.join("\n", lines);
    return known.stream().filter(one -> one.pattern().matcher(text).find()).findFirst();
  }

  /** The same for a whole reason, as the events carry it: what a program said is part of it. */
  public Optional<Failure> in(Phrase reason) {
    return in(List.of(reason.toString()));
  }

  /** Whether a service of a start found no room on its card: then another plan may help. */
  public boolean cardIsFull(Progress.Done done) {
    return cardIsFull(done.services().stream().map(end -> end.reason().toString()).toList());
  }

  /**
   * @param reasons of several services, each as the events carry it
   */
  public boolean cardIsFull(List<String> reasons) {
    return reasons.stream()
        .flatMap(reason -> in(List.of(reason)).stream())
        .anyMatch(failure -> failure.id().equals(CARD));
  }

  /** The line that gave it away. */
  static String evidence(Failure failure, List<String> lines) {
    for (String line : lines) {
      Matcher found = failure.pattern().matcher(line);
      if (found.find()) {
        return line.strip();
      }
    }
    return "";
  }

  List<Failure> known() {
    return known;
  }
}
