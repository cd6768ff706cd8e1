package org.imagewizard.gui.keys;

import java.util.List;
import org.imagewizard.base.secret.Secret;

/** Everything the keys page draws. */
public record KeysState(List<Group> groups, List<String> gone) {
  static final KeysState EMPTY = new KeysState(List.of(), List.of());

  /**
   * Keys that belong together.
   *
   * @param skipped the person does not have them
   * @param leaves what goes elsewhere once they are filled in; may be empty
   */
  public record Group(
      String id, String title, String need, boolean skipped, String leaves, List<Field> fields) {}

  /** One variable to fill in; {@code checkable} when somebody can tell whether it works. */
  public record Field(
      String name,
      String title,
      String help,
      String file,
      boolean secret,
      boolean required,
      boolean checkable,
      Secret value,
      List<String> services) {}
}
