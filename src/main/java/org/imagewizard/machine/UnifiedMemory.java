package org.imagewizard.machine;

import java.util.regex.Pattern;

/**
 * Boards whose graphics card has no memory of its own: it works in the computer's, and its driver
 * answers "[N/A]" or "not supported" when asked for memory.
 */
final class UnifiedMemory {
  private static final Pattern NAMES =
      Pattern.compile("\\b(GB10|Thor|Orin|Xavier|Tegra|nvgpu)\\b", Pattern.CASE_INSENSITIVE);

  private UnifiedMemory() {}

  static boolean is(String card) {
    return NAMES.matcher(card).find();
  }
}
