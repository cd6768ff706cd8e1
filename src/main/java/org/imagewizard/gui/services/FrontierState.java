package org.imagewizard.gui.services;

import java.util.List;
import org.imagewizard.gui.theme.Tone;

/**
 * What each size of card would give.
 *
 * @param rows only what differs between the columns; the last counts all
 * @param legend the parts of the bars, largest first
 * @param largestMiB the height of the chart
 */
public record FrontierState(
    boolean working,
    List<Column> columns,
    List<Row> rows,
    List<Part> legend,
    List<String> notes,
    long largestMiB) {

  static final FrontierState WORKING =
      new FrontierState(true, List.of(), List.of(), List.of(), List.of(), 1);

  /**
   * One size of card.
   *
   * @param detail a second line, or empty
   * @param spoken the whole column in one sentence
   */
  public record Column(
      String title,
      String detail,
      boolean yours,
      long totalMiB,
      List<Part> parts,
      int capabilities,
      String spoken) {}

  /** Bottom first in a column. */
  public record Part(String name, long mib, String style) {}

  /** One capability or service, with a cell for each column. */
  public record Row(String title, List<Cell> cells) {}

  /** The answer in a word. */
  public record Cell(Tone tone, String word) {}
}
