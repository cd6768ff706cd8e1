package org.imagewizard.fit;

import java.util.regex.Pattern;
import org.imagewizard.machine.Gpu;

/**
 * Whether a card is newer than what a service's programs were built for. Code for NVIDIA's
 * Blackwell generation comes with CUDA 12.8; whether older builds run there is not known, only a
 * try tells.
 */
final class CardGeneration {
  private static final Pattern BLACKWELL =
      Pattern.compile("RTX 50[5-9]0|RTX PRO \\d{4}|Blackwell|\\bG?B[123]00\\b|\\bGB10\\b");

  private static final int MAJOR = 12;
  private static final int MINOR = 8;

  private CardGeneration() {}

  /**
   * @param cuda the version that the service was built with, for example 11.3; empty when unknown
   */
  static boolean newer(Gpu card, String cuda) {
    if (!cuda.matches("\\d+\\.\\d+") || !BLACKWELL.matcher(card.name()).find()) {
      return false;
    }
    int major = Integer.parseInt(cuda.substring(0, cuda.indexOf('.')));
    int minor = Integer.parseInt(cuda.substring(cuda.indexOf('.') + 1));
    return major < MAJOR || major == MAJOR && minor < MINOR;
  }
}
