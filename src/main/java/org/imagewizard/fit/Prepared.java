package org.imagewizard.fit;

import java.util.List;
import java.util.Map;

/**
 * A model, and what was decided while it was made.
 *
 * @param services why the model pins a service off (or on) although nobody typed that pin
 * @param capabilities why a capability is not in the model
 */
record Prepared(FitModel model, Map<String, Why> services, Map<String, Why> capabilities) {

  /**
   * A reason known before solving.
   *
   * @param details the key groups that are missing, or nothing
   */
  record Why(Kind kind, List<String> details) {
    Why(Kind kind) {
      this(kind, List.of());
    }
  }

  enum Kind {
    LEFT_OUT,
    KEYS,
    DEPRECATED,
    UNREAD,
    PROFILE_ON,
    PROFILE_OFF,
    OFF_BY_DEFAULT,
    NO_SERVICE
  }
}
