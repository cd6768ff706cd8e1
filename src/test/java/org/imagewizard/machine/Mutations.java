package org.imagewizard.machine;

import java.util.Random;

/** Small damage to texts that parsers read. */
final class Mutations {
  private static final String ODD = "[]{},:-0123456789 \n\t\"'#&*!|>%@NA./\\\u0000é€";

  private Mutations() {}

  /** One to four characters replaced, removed, doubled, or the rest cut off. */
  static String of(String text, Random random) {
    StringBuilder changed = new StringBuilder(text);
    for (int i = random.nextInt(4); i >= 0 && !changed.isEmpty(); i--) {
      int at = random.nextInt(changed.length());
      switch (random.nextInt(5)) {
        case 0 -> changed.deleteCharAt(at);
        case 1 -> changed.insert(at, ODD.charAt(random.nextInt(ODD.length())));
        case 2 -> changed.insert(at, changed.charAt(at));
        case 3 -> changed.setCharAt(at, ODD.charAt(random.nextInt(ODD.length())));
        default -> {
          if (random.nextInt(4) == 0) {
            changed.setLength(at);
          }
        }
      }
    }
    return changed.toString();
  }
}
