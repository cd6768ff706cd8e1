package org.imagewizard.catalog;

import java.util.ArrayList;
import java.util.List;
import org.imagewizard.base.yaml.YamlValue;

/** Where a volume, device, secret or config is inside the container. */
final class MountTarget {
  private MountTarget() {}

  static String of(YamlValue item) {
    if (item instanceof YamlValue.Mapping) {
      String target = MergeForms.word(item, "target");
      return clean(target.isEmpty() ? MergeForms.word(item, "source") : target);
    }
    List<String> parts = parts(String.valueOf(item.plain()));
    return clean(parts.size() > 1 ? parts.get(1) : parts.getFirst());
  }

  /** Splits at colons, but not inside {@code ${NAME:-default}} and not after a drive letter. */
  static List<String> parts(String text) {
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    int depth = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '{') {
        depth++;
      } else if (c == '}') {
        depth--;
      }
      boolean drive =
          part.length() == 1
              && parts.isEmpty()
              && Character.isLetter(part.charAt(0))
              && i + 1 < text.length()
              && text.charAt(i + 1) == '\\';
      if (c == ':' && depth <= 0 && !drive) {
        parts.add(part.toString());
        part.setLength(0);
      } else {
        part.append(c);
      }
    }
    parts.add(part.toString());
    return parts;
  }

  private static String clean(String target) {
    return target.length() > 1 && target.endsWith("/")
        ? target.substring(0, target.length() - 1)
        : target;
  }
}
