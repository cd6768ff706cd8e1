package org.imagewizard.base.yaml;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Ways through plain YAML values, whose shape nobody has promised. */
public final class PlainTree {
  private PlainTree() {}

  /** What lies below a mapping under these keys, each below the one before; null for nothing. */
  public static @Nullable Object at(@Nullable Object value, String... keys) {
    Object at = value;
    for (String key : keys) {
      at = at instanceof Map<?, ?> map ? map.get(key) : null;
    }
    return at;
  }
}
