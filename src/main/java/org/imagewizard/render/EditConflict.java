package org.imagewizard.render;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.text.Phrase;
import org.imagewizard.render.HandEdit.Piece;

/**
 * Lines that both a person and the plan changed, said with all three versions. A file without such
 * a place is here because both changes together are no YAML any more.
 */
public record EditConflict(Path folder, List<HandEdit> files) {
  /** The problem's id. */
  public static final String ID = "folder.edited";

  private static final String BUNDLE = "org.imagewizard.render.messages";
  private static final List<String> WAYS = List.of("see", "keep", "plan", "replace");

  /** What is said, with the three versions of every such place as evidence. */
  public Problem problem() {
    List<Phrase> where = files.stream().map(EditConflict::where).toList();
    List<Phrase> evidence = new ArrayList<>();
    files.forEach(file -> file.conflicts().forEach(piece -> show(file.path(), piece, evidence)));
    return new Problem(
        ID,
        Problem.Kind.INPUT,
        say("edited", folder, where),
        evidence,
        WAYS.stream().map(way -> say("edited.way." + way)).toList());
  }

  private static Phrase where(HandEdit file) {
    return file.conflicts().isEmpty()
        ? Phrase.plain(file.path())
        : say(
            "edited.lines",
            file.path(),
            file.conflicts().stream().map(Piece::lines).collect(Collectors.joining(", ")));
  }

  private static void show(String path, Piece piece, List<Phrase> out) {
    out.add(say("edited.place", path, piece.lines()));
    for (HandEdit.Row row : piece.rows()) {
      Phrase text = row.text().map(Phrase::plain).orElse(say("edited.none"));
      out.add(say(key(row.version()), text));
    }
  }

  private static String key(HandEdit.Version version) {
    return switch (version) {
      case WRITTEN -> "edited.written";
      case YOURS -> "edited.yours";
      case PLAN -> "edited.plan";
    };
  }

  private static Phrase say(String key, Object... arguments) {
    return Phrase.of(BUNDLE, key, arguments);
  }
}
