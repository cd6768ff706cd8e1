package org.imagewizard.fit;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A model, and what was decided while it was made.
 *
 * @param services why the model pins a service off (or on) although nobody typed that pin
 * @param capabilities why a capability is not in the model
 * @param localModelMiB card memory kept for a language model on this computer; empty for none
 */
record Prepared(
    FitModel model,
    Map<String, Why> services,
    Map<String, Why> capabilities,
    Optional<LocalModel> localModelMiB) {

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

  /** A language model on a card: how much it takes, where, and whether it fits there. */
  record LocalModel(int card, long needsMiB, long freeMiB) {
    boolean fits() {
      return needsMiB <= freeMiB;
    }
  }
}
