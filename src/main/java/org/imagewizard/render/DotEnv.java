package org.imagewizard.render;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.problem.ProblemException;

/**
 * Env files as Compose reads them. A plain value is read with variables filled in and comments cut
 * off; in single quotes everything stands for itself; in double quotes {@code $$} is a dollar sign
 * and {@code \0134} a backslash. Single quotes have no escape, and Compose takes {@code \'} for a
 * quote that does not end the value, so a value with a quote, or ending in a backslash, needs the
 * double ones; there a backslash is written by its number, because one before the closing quote
 * would hide it too.
 */
final class DotEnv {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:@%+,=-]*");
  private static final Pattern ESCAPE = Pattern.compile("\\\\(0[0-7]{0,3}|.)|\\$\\$");
  private static final Pattern LINE =
      Pattern.compile("\\s*(?:export\\s+)?([A-Za-z_][A-Za-z0-9_.-]*)[ \\t]*[=:][ \\t]*(.*)");

  /** A line of ours that names a variable without setting it. */
  private static final Pattern UNSET = Pattern.compile("#\\s*([A-Za-z_][A-Za-z0-9_]*)=\\s*");

  private DotEnv() {}

  /**
   * {@code NAME=value}, written so that Compose reads back exactly {@code value}.
   *
   * @throws ProblemException kind INPUT when the value has a line break; the value is not shown
   */
  static String line(String name, String value) {
    if (value.chars().anyMatch(c -> c == '\n' || c == '\r' || c == 0)) {
      throw new ProblemException(
          Problem.input("key.line-break", Sentence.of("problem.line-break", name)));
    }
    return name + "=" + quote(value);
  }

  private static String quote(String value) {
    if (PLAIN.matcher(value).matches()) {
      return value;
    }
    if (value.indexOf('\'') < 0 && !value.endsWith("\\")) {
      return "'" + value + "'";
    }
    String escaped = value.replace("\\", "\\0134").replace("\"", "\\\"").replace("$", "$$");
    return "\"" + escaped + "\"";
  }

  /** What a file sets, in its order: our own writing and the plain style of upstream's samples. */
  static Map<String, String> parse(String text) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String line : text.lines().toList()) {
      Matcher matcher = LINE.matcher(line);
      if (!line.stripLeading().startsWith("#") && matcher.matches()) {
        values.put(matcher.group(1), value(matcher.group(2)));
      }
    }
    return values;
  }

  /** Whether a text knows a name, also where it stands in it only as an unset line. */
  static boolean names(String text, String name) {
    return text.lines().map(DotEnv::nameIn).anyMatch(Optional.of(name)::equals);
  }

  /** The variable that a line sets, or names without setting it. */
  static Optional<String> nameIn(String line) {
    Matcher matcher = (line.stripLeading().startsWith("#") ? UNSET : LINE).matcher(line);
    return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  private static String value(String written) {
    if (written.length() > 1 && written.charAt(0) == '\'') {
      int end = closing(written, '\'');
      if (end > 0) {
        return written.substring(1, end);
      }
    }
    if (written.length() > 1 && written.charAt(0) == '"') {
      int end = closing(written, '"');
      if (end > 0) {
        return unescape(written.substring(1, end));
      }
    }
    if (written.startsWith("#")) {
      return "";
    }
    int comment = written.indexOf(" #");
    return (comment < 0 ? written : written.substring(0, comment)).strip().replace("$$", "$");
  }

  private static int closing(String written, char quote) {
    for (int i = 1; i < written.length(); i++) {
      if (written.charAt(i) == quote && written.charAt(i - 1) != '\\') {
        return i;
      }
    }
    return -1;
  }

  private static String unescape(String text) {
    return ESCAPE
        .matcher(text)
        .replaceAll(match -> Matcher.quoteReplacement(escaped(match.group())));
  }

  private static String escaped(String match) {
    if (match.equals("$$") || match.equals("\\$")) {
      return "$";
    }
    String code = match.substring(1);
    if (code.length() > 1) {
      return String.valueOf((char) Integer.parseInt(code, 8));
    }
    return switch (code) {
      case "n" -> "\n";
      case "r" -> "\r";
      case "t" -> "\t";
      case "\"", "\\", "'" -> code;
      default -> match;
    };
  }
}
