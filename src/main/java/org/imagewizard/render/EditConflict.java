package org.imagewizard.render;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.text.Phrase;

/** What is said where both a person and the plan changed a file of ours. */
final class EditConflict {
  private static final List<String> WAYS =
      List.of("edited.way.keep", "edited.way.plan", "edited.way.replace");

  private EditConflict() {}

  /** Places that nobody decided, with all three versions of each as evidence. */
  static Problem undecided(Path folder, List<Conflict> places) {
    Map<String, List<Conflict>> files =
        places.stream()
            .collect(
                Collectors.groupingBy(Conflict::path, LinkedHashMap::new, Collectors.toList()));
    List<Phrase> where =
        files.entrySet().stream().map(one -> where(one.getKey(), one.getValue())).toList();
    List<Phrase> evidence = new ArrayList<>();
    for (Conflict place : places) {
      evidence.add(Sentence.of("edited.place", place.path(), place.piece().lines()));
      evidence.addAll(place.piece().shown());
    }
    List<Phrase> ways = new ArrayList<>();
    ways.add(Sentence.of("edited.way.see"));
    ways.add(Sentence.of("edited.way.each", places.getFirst().id(), places.getLast().id()));
    WAYS.forEach(way -> ways.add(Sentence.of(way)));
    return new Problem(
        "folder.edited", Problem.Kind.INPUT, Sentence.of("edited", folder, where), evidence, ways);
  }

  /** Each place was decided, and together that is no file that Compose reads. */
  static Problem unread(Path folder, String path) {
    return new Problem(
        "folder.edited-unread",
        Problem.Kind.INPUT,
        Sentence.of("edited.unread", path, folder),
        List.of(),
        List.of(Sentence.of("edited.unread.way")));
  }

  private static Phrase where(String path, List<Conflict> places) {
    return Sentence.of(
        "edited.lines",
        path,
        places.stream().map(place -> place.piece().lines()).collect(Collectors.joining(", ")));
  }
}
