package org.imagewizard.cli.text;

import java.util.ArrayList;
import java.util.List;
import org.imagewizard.fit.Wishes;

/** New wishes from old ones. */
final class WishEdit {
  private WishEdit() {}

  /** Wants a capability, or leaves it out. */
  static Wishes capability(Wishes wishes, String id, boolean on) {
    return wishes
        .withWants(edited(wishes.wants(), id, on))
        .withoutNames(edited(wishes.without(), id, !on));
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
