package org.imagewizard.watch;

import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * Takes out of a text what must not leave the computer: the known secrets by their value, and what
 * looks like one although nobody told the wizard, in a compose file or a log that somebody else
 * wrote. Rather too much than too little.
 */
final class Discretion {
  private static final String HIDDEN = "[hidden]";

  /** A name that says what it holds, a separator, and the value up to where it must end. */
  private static final Pattern NAMED =
      Pattern.compile(
          "(?i)([\\w.-]*(?:api[_-]?key|_key|token|passw(?:or)?d|secret|credential)[\\w.-]*"
              + "[\"']?\\s*[:=]\\s*[\"']?)(?!\\$|\\[|\\s|\"|'|$)([^\\s\"',;}&]+)");

  private static final Pattern BEARER =
      Pattern.compile("(?i)\\b((?:bearer|basic)\\s+)[A-Za-z0-9._~+/=-]{8,}");
  private static final Pattern IN_ADDRESS = Pattern.compile("(://[^\\s/:@]*:)[^\\s/@]+@");
  private static final Pattern IN_QUERY =
      Pattern.compile("(?i)([?&](?:key|apikey|access_token|sig|signature)=)[^\\s&\"']+");
  private static final Pattern MODEL_KEY = Pattern.compile("\\bsk-[A-Za-z0-9_-]{8,}");
  private static final Pattern GRAPHIC =
      Pattern.compile("(data:[a-z]+/[a-z0-9.+-]+;base64,)[A-Za-z0-9+/=]{16,}");

  /**
   * Written in capitals, as names are: the rest of a broken value could stand before a sign too.
   */
  private static final Pattern VARIABLE = Pattern.compile("\\s*(?:export\\s+)?[A-Z][A-Z0-9_]*\\s*");

  private final UnaryOperator<String> known;

  /**
   * @param known takes out the secrets that the wizard was told
   */
  Discretion(UnaryOperator<String> known) {
    this.known = known;
  }

  String clean(String text) {
    String clean = known.apply(text);
    clean = GRAPHIC.matcher(clean).replaceAll("$1[picture or sound]");
    clean = BEARER.matcher(clean).replaceAll("$1" + HIDDEN);
    clean = IN_ADDRESS.matcher(clean).replaceAll("$1" + HIDDEN + "@");
    clean = IN_QUERY.matcher(clean).replaceAll("$1" + HIDDEN);
    clean = MODEL_KEY.matcher(clean).replaceAll(HIDDEN);
    return NAMED.matcher(clean).replaceAll("$1" + HIDDEN);
  }

  /** An env file by its names: whether each is set, and how long, never to what. */
  static String namesOnly(String envFile) {
    StringBuilder names = new StringBuilder();
    for (String line : envFile.lines().toList()) {
      int equals = line.indexOf('=');
      if (line.startsWith("#") || line.isBlank()) {
        names.append(line).append('\n');
        continue;
      }
      if (equals < 0 || !VARIABLE.matcher(line.substring(0, equals)).matches()) {
        names.append("[a line that sets nothing, ").append(line.length()).append(" characters]\n");
        continue;
      }
      int length = line.length() - equals - 1;
      names
          .append(line, 0, equals + 1)
          .append(length == 0 ? "" : "[set, " + length + " characters]")
          .append('\n');
    }
    return names.toString();
  }
}
