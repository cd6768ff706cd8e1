package org.imagewizard.cli.session;

import java.util.Optional;
import org.imagewizard.base.secret.Secret;

/** Who answers the questions. Only the thread that asks may call it. */
public interface Terminal {
  /** The next line; empty when there will be none any more. */
  Optional<String> read(String prompt);

  /** The same, not shown while it is typed where that is possible. */
  Optional<Secret> readSecret(String prompt);

  /**
   * A key that is typed, or, from a pipe, everything that is left of it; empty when there is
   * nothing.
   */
  Optional<Secret> readAll(String prompt);

  /** Whether a person pressed Enter since the last call; never waits. */
  boolean enterPressed();

  /** Whether a person is there to be asked. */
  boolean interactive();
}
