package org.imagewizard.catalog;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Variables in a compose file's text, as Compose fills them in. */
public final class Interpolation {
  private static final Pattern VARIABLE =
      Pattern.compile(
          "\\$\\$|\\$(?<bare>[A-Za-z_][A-Za-z0-9_]*)"
              + "|\\$\\{(?<name>[A-Za-z_][A-Za-z0-9_]*)(?:(?<how>:?[-?+])(?<word>[^}]*))?\\}");

  private final Map<String, String> variables;

  public Interpolation(Map<String, String> variables) {
    this.variables = variables;
  }

  /** The text with every variable filled in; one that is not set is blank. */
  public String fill(String text) {
    return VARIABLE.matcher(text).replaceAll(match -> Matcher.quoteReplacement(value(match)));
  }

  /** Variables that the text needs and nobody sets. A default, or an alternative, is no need. */
  Set<String> unset(String text) {
    Set<String> unset = new LinkedHashSet<>();
    Matcher matcher = VARIABLE.matcher(text);
    while (matcher.find()) {
      String name = name(matcher.group("bare"), matcher.group("name"));
      String how = matcher.group("how");
      boolean needed = how == null || how.endsWith("?");
      boolean there =
          how != null && how.startsWith(":")
              ? !variables.getOrDefault(name, "").isEmpty()
              : variables.containsKey(name);
      if (!name.isEmpty() && needed && !there) {
        unset.add(name);
      }
    }
    return unset;
  }

  private String value(MatchResult match) {
    String name = name(match.group("bare"), match.group("name"));
    if (name.isEmpty()) {
      return "$";
    }
    String how = match.group("how");
    String value = variables.get(name);
    boolean there = value != null && (how == null || !how.startsWith(":") || !value.isEmpty());
    if (how == null || how.endsWith("?")) {
      return value == null ? "" : value;
    }
    if (how.endsWith("+")) {
      return there ? match.group("word") : "";
    }
    return there ? String.valueOf(value) : match.group("word");
  }

  private static String name(@Nullable String bare, @Nullable String braced) {
    return bare != null ? bare : braced != null ? braced : "";
  }
}
