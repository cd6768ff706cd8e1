package org.imagewizard.render;

import java.util.List;
import java.util.Map;

/**
 * What writing would leave in a folder.
 *
 * @param texts path to text, changes made by hand included
 * @param edited what a person changed in files of ours, in three versions; files with keys are not
 *     among them
 */
public record Outcome(Map<String, String> texts, List<HandEdit> edited) {
  public Outcome {
    texts = Map.copyOf(texts);
    edited = List.copyOf(edited);
  }
}
