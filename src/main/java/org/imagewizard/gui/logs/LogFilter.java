package org.imagewizard.gui.logs;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.imagewizard.watch.LogLine;
import org.imagewizard.watch.Severity;

/**
 * Which lines are shown, and which are hits. Immutable.
 *
 * @param find what is looked for; empty for nothing
 * @param pattern whether it is a regular expression
 * @param onlyHits whether other lines are left out
 * @param least lines below this severity are left out
 * @param hidden services whose lines are left out
 */
record LogFilter(
    String find, boolean pattern, boolean onlyHits, Severity least, Set<String> hidden) {
  /** Steps that one line may cost a regular expression; a bad one would stop the window. */
  private static final int PATIENCE = 50_000;

  LogFilter {
    hidden = Set.copyOf(hidden);
  }

  /** Why the regular expression cannot be used; empty when it can, or is none. */
  Optional<String> mistake() {
    if (!pattern) {
      return Optional.empty();
    }
    try {
      Pattern.compile(find);
      return Optional.empty();
    } catch (PatternSyntaxException e) {
      return Optional.of(e.getDescription());
    }
  }

  /** Made once for many lines. */
  Test compiled() {
    if (find.isBlank() || mistake().isPresent()) {
      return line -> false;
    }
    Pattern wanted =
        pattern
            ? Pattern.compile(find, Pattern.CASE_INSENSITIVE)
            : Pattern.compile(Pattern.quote(find), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    return line -> {
      try {
        return wanted.matcher(new Patient(line.line())).find();
      } catch (Patient.Exhausted e) {
        return false;
      }
    };
  }

  boolean shows(LogLine line, Test hit) {
    return !hidden.contains(line.service())
        && (least == Severity.NONE || Severity.of(line.line()).compareTo(least) >= 0)
        && (!onlyHits || find.isBlank() || hit.test(line));
  }

  /** Whether a line is a hit. */
  interface Test {
    boolean test(LogLine line);
  }

  /** A text that can be looked at only so often. */
  private static final class Patient implements CharSequence {
    private final CharSequence text;
    private int looks;

    Patient(CharSequence text) {
      this.text = text;
    }

    static final class Exhausted extends RuntimeException {
      private static final long serialVersionUID = 1;
    }

    @Override
    public char charAt(int index) {
      if (++looks > PATIENCE) {
        throw new Exhausted();
      }
      return text.charAt(index);
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.subSequence(start, end);
    }

    @Override
    public String toString() {
      return text.toString();
    }
  }
}
