package org.imagewizard.watch;

import java.util.Collections;
import java.util.List;
import org.imagewizard.base.text.Phrase;

/**
 * How one figure went over the looks that are kept.
 *
 * @param id {@code cpu}, {@code memory}, {@code gpu} of one service, {@code gpu-N} of a whole card
 * @param words the same as a sentence
 * @param values in percent of one core, or in MiB; one at least, the newest last
 * @param top what the upper edge of a picture of it means, in the unit of the values
 */
public record Course(String id, Phrase words, List<Double> values, double top) {
  public Course {
    values = List.copyOf(values);
  }

  public String unit() {
    return id.equals("cpu") ? "percent" : "MiB";
  }

  public double least() {
    return Collections.min(values);
  }

  public double most() {
    return Collections.max(values);
  }

  public double last() {
    return values.getLast();
  }
}
