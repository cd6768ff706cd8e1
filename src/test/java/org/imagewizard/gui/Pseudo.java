package org.imagewizard.gui;

/** English as if it were another language: a third longer, with marks above and below. */
final class Pseudo {
  private static final String PLAIN = "aeiouyncAEIOUYNC";
  private static final String MARKED = "ãéïöûýñçÄÊÌÕÜÝÑÇ";

  private Pseudo() {}

  /** Formats ({0}) stay as they are. */
  static String of(String pattern) {
    StringBuilder out = new StringBuilder();
    int depth = 0;
    int letters = 0;
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      depth += c == '{' ? 1 : c == '}' ? -1 : 0;
      int at = depth == 0 ? PLAIN.indexOf(c) : -1;
      out.append(at < 0 ? c : MARKED.charAt(at));
      letters += depth == 0 && Character.isLetter(c) ? 1 : 0;
    }
    return letters < 3 ? out.toString() : "Ý" + out + "~".repeat(letters / 3);
  }
}
