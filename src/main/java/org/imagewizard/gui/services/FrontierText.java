package org.imagewizard.gui.services;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.imagewizard.gui.services.FrontierState.Cell;
import org.imagewizard.gui.services.FrontierState.Column;
import org.imagewizard.gui.services.FrontierState.Row;

/** The table of bigger cards as text, for a mail or a spreadsheet. */
final class FrontierText {
  private FrontierText() {}

  /** Cells with tabs between them, as a clipboard gives them to a spreadsheet. */
  static String tabs(String corner, FrontierState state) {
    return lines(corner, state).stream()
        .map(line -> String.join("\t", line))
        .collect(Collectors.joining("\n"));
  }

  /** RFC 4180: each cell quoted, so that commas and quotes in a title stay what they are. */
  static String csv(String corner, FrontierState state) {
    return lines(corner, state).stream()
        .map(line -> line.stream().map(FrontierText::quoted).collect(Collectors.joining(",")))
        .collect(Collectors.joining("\r\n", "", "\r\n"));
  }

  private static String quoted(String cell) {
    return '"' + cell.replace("\"", "\"\"") + '"';
  }

  private static List<List<String>> lines(String corner, FrontierState state) {
    List<List<String>> lines = new ArrayList<>();
    lines.add(line(corner, state.columns().stream().map(Column::title).toList()));
    for (Row row : state.rows()) {
      lines.add(line(row.title(), row.cells().stream().map(Cell::word).toList()));
    }
    return lines;
  }

  private static List<String> line(String first, List<String> rest) {
    List<String> line = new ArrayList<>(List.of(first));
    line.addAll(rest);
    return line;
  }
}
