package org.imagewizard.cli.text;

import java.util.ArrayList;
import java.util.List;
import org.imagewizard.fit.LanguageModel;
import org.imagewizard.fit.Wishes;

/** New wishes from old ones. */
final class WishEdit {
  private WishEdit() {}

  static Wishes model(Wishes wishes, LanguageModel model) {
    return new Wishes(
        wishes.profile(),
        wishes.wants(),
        wishes.without(),
        wishes.pins(),
        wishes.replicas(),
        model,
        wishes.withoutKeys());
  }

  /** Wants a capability, or leaves it out. */
  static Wishes capability(Wishes wishes, String id, boolean on) {
    return new Wishes(
        wishes.profile(),
        edited(wishes.wants(), id, on),
        edited(wishes.without(), id, !on),
        wishes.pins(),
        wishes.replicas(),
        wishes.languageModel(),
        wishes.withoutKeys());
  }

  static Wishes withoutKeys(Wishes wishes, List<String> groups) {
    return new Wishes(
        wishes.profile(),
        wishes.wants(),
        wishes.without(),
        wishes.pins(),
        wishes.replicas(),
        wishes.languageModel(),
        groups);
  }

  private static List<String> edited(List<String> names, String name, boolean in) {
    List<String> next = new ArrayList<>(names);
    next.remove(name);
    if (in) {
      next.add(name);
    }
    return next;
  }
}
