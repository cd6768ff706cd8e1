package org.imagewizard.gui.keys;

import java.util.Optional;
import org.imagewizard.wizard.keys.KeyVerdict;

/**
 * A value that was, or is being, checked with whoever issued it.
 *
 * @param verdict empty while it is being asked for
 */
public record KeyTry(Optional<KeyVerdict> verdict) {}
