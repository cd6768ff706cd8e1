package org.imagewizard.cli.text;

import java.util.ArrayList;
import java.util.List;
import org.imagewizard.fit.LanguageModel;
import org.imagewizard.fit.Wishes;

/** New wishes from old ones. */
final class WishEdit {
  private WishEdit() {}

  static Wishes model(Wishes wishes, LanguageModel model) {
    return wishes.withLanguageModel(model);
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
        wishes.withoutKeys(),
        wishes.limits(),
        wishes.localModel());
  }

  static Wishes withoutKeys(Wishes wishes, List<String> groups) {
    return wishes.withoutKeys(groups);
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
