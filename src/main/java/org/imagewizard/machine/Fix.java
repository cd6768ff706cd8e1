package org.imagewizard.machine;

import java.util.List;

/**
 * A repair that is shown before it runs.
 *
 * @param id for {@code image-wizard fix ID}
 * @param command the process's arguments; run without a shell of ours
 * @param root whether it needs administrator rights
 * @param effect what changes, in words
 * @param undo how to take it back, in words
 */
public record Fix(
    String id, String title, List<String> command, boolean root, String effect, String undo) {
  public Fix {
    command = List.copyOf(command);
  }
}
