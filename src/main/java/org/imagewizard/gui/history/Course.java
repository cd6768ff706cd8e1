package org.imagewizard.gui.history;

import java.util.List;

/**
 * How one figure went.
 *
 * @param words the same as a sentence
 * @param top what the upper edge of its picture means, in the unit of the values
 */
record Course(String id, String words, List<Double> values, double top) {
  Course {
    values = List.copyOf(values);
  }
}
