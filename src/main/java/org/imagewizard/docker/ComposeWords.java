package org.imagewizard.docker;

import java.util.regex.Pattern;

/**
 * What Compose says about a value that it cannot read, without the value: it prints the whole of
 * it, or its tail, which no list of known secrets can match.
 */
final class ComposeWords {
  private static final String MASK = "[value]";

  private static final Pattern TEMPLATE =
      Pattern.compile(
          "(invalid (?:template|interpolation format)[^\"]*)\".*\"", Pattern.CASE_INSENSITIVE);

  private static final Pattern QUOTED = Pattern.compile("(unterminated quoted value) .*");

  private static final Pattern CHARACTER =
      Pattern.compile("(unexpected character) .*? (in variable name)(.*)");

  /** A variable's name in capitals is a name; anything else may be what followed a dollar sign. */
  private static final Pattern UNSET =
      Pattern.compile(
          "The (\\\\?\")(?![A-Z][A-Z0-9_]*\\\\?\")[^\"]*?(\\\\?\") variable is not set");

  private ComposeWords() {}

  static String withoutValues(String line) {
    String safe = TEMPLATE.matcher(line).replaceAll("$1" + MASK);
    safe = QUOTED.matcher(safe).replaceAll("$1 " + MASK);
    safe = CHARACTER.matcher(safe).replaceAll("$1 " + MASK + " $2");
    return UNSET.matcher(safe).replaceAll("The $1" + MASK + "$2 variable is not set");
  }
}
