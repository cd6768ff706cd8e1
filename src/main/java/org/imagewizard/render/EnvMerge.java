package org.imagewizard.render;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * An env file that a person changed, written again. Its values have a way of their own: those in
 * the folder are read before the file is made, so the new text has them. What is put together here
 * is the rest: comments, the order, and variables added by hand. No value is needed for that, and
 * none is kept aside. Nothing here is a conflict: a variable of ours is never lost, and what the
 * person wrote around it stays.
 */
final class EnvMerge {
  private EnvMerge() {}

  /** The file without its values: what is kept aside for the next time. */
  static String outline(String text) {
    return text.lines().map(line -> outlineOf(line) + "\n").collect(Collectors.joining());
  }

  /**
   * @param written the outline of what we wrote; empty when that is not known
   * @param yours the file as it is in the folder
   * @param next the file as we would write it
   */
  static String of(Optional<String> written, String yours, String next) {
    String wanted = outline(next);
    Merge merge = Merge.of(written.orElse(wanted), outline(yours), wanted, piece -> false);
    Map<String, String> theirs = lines(yours);
    Map<String, String> ours = lines(next);
    StringBuilder text = new StringBuilder();
    Set<String> done = new LinkedHashSet<>();
    for (String line : merge.text().lines().toList()) {
      Optional<String> name = DotEnv.nameIn(line);
      text.append(name.isEmpty() ? line : line(name.get(), theirs, ours)).append('\n');
      name.ifPresent(done::add);
    }
    ours.forEach(
        (name, line) -> {
          if (done.add(name)) {
            text.append(line).append('\n');
          }
        });
    return text.toString();
  }

  /** The person's own spelling, while it says what the new text says. */
  private static String line(String name, Map<String, String> theirs, Map<String, String> ours) {
    String own = theirs.get(name);
    String wanted = ours.get(name);
    if (wanted == null || own == null) {
      return own == null ? String.valueOf(wanted) : own;
    }
    return DotEnv.parse(own).equals(DotEnv.parse(wanted)) ? own : wanted;
  }

  private static String outlineOf(String line) {
    return DotEnv.nameIn(line).map(name -> name + "=").orElse(line.stripTrailing());
  }

  /** The last line of a name counts, as Compose reads it. */
  private static Map<String, String> lines(String text) {
    Map<String, String> lines = new LinkedHashMap<>();
    text.lines().forEach(line -> DotEnv.nameIn(line).ifPresent(name -> lines.put(name, line)));
    return lines;
  }
}
