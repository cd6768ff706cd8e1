package org.imagewizard.render;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.render.HandEdit.Piece;

/**
 * Lines that both a person and the plan changed, said with all three versions. A file without such
 * a place is here because both changes together are no YAML any more.
 */
public record EditConflict(Path folder, List<HandEdit> files) {
  /** The problem's id. */
  public static final String ID = "folder.edited";

  /** What is said, with the three versions of every such place as evidence. */
  public Problem problem() {
    String where = files.stream().map(EditConflict::where).collect(Collectors.joining("; "));
    List<String> evidence = new ArrayList<>();
    files.forEach(file -> file.conflicts().forEach(piece -> show(file.path(), piece, evidence)));
    return new Problem(
        ID,
        Problem.Kind.INPUT,
        "In "
            + folder
            + " the plan changes what was changed by hand: "
            + where
            + ". Nothing was written.",
        evidence,
        List.of(
            "See all three versions: write … --diff",
            "Keep the lines changed by hand there: write … --edits keep",
            "Take the plan's lines there, and keep all other changes: write … --edits plan",
            "Replace whole files, with a copy in .image-wizard/backup: write … --edits replace"));
  }

  private static String where(HandEdit file) {
    return file.conflicts().isEmpty()
        ? file.path()
        : file.conflicts().stream()
            .map(Piece::lines)
            .collect(Collectors.joining(", ", file.path() + ", line ", ""));
  }

  private static String word(HandEdit.Row row) {
    return switch (row.version()) {
      case WRITTEN -> "written: ";
      case YOURS -> "yours:   ";
      case PLAN -> "plan:    ";
    };
  }

  private static void show(String path, Piece piece, List<String> out) {
    out.add(path + ", line " + piece.lines() + ":");
    piece.rows().forEach(row -> out.add("  " + word(row) + row.text().orElse("(no line)")));
  }
}
