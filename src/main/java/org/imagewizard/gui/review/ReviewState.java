package org.imagewizard.gui.review;

import java.util.List;
import org.imagewizard.gui.theme.Tone;
import org.imagewizard.render.LineDiff;

/** Everything the review page draws. */
public record ReviewState(String folder, List<Item> files, List<Fact> happens, List<String> stays) {
  static final ReviewState EMPTY = new ReviewState("", List.of(), List.of(), List.of());

  /** A file, with the lines to read; a private one has none. */
  public record Item(String path, Tone tone, String word, List<LineDiff.Line> lines) {}

  /** Something that will happen; {@code kind} chooses its icon. */
  public record Fact(String kind, String text) {}
}
