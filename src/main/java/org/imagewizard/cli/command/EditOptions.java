package org.imagewizard.cli.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.imagewizard.render.Conflict;
import org.imagewizard.render.Edits;
import org.imagewizard.render.Edits.Side;
import org.imagewizard.render.HandEdit;
import picocli.CommandLine.Option;

/** What becomes of lines that both a person and the plan changed: in all places, and one by one. */
final class EditOptions {
  private static final Pattern PLACE = Pattern.compile("(.+):(\\d{1,7})");

  @Option(names = "--edits", paramLabel = "merge|keep|plan|replace")
  String edits = "merge";

  @Option(names = "--keep", paramLabel = "FILE[:LINE]")
  List<String> keep = List.of();

  @Option(names = "--take", paramLabel = "FILE[:LINE]")
  List<String> take = List.of();

  /**
   * @param edited what a person changed in the folder
   */
  Edits read(Words words, Path folder, List<HandEdit> edited) {
    Edits read = new Edits(words.choice("--edits", edits, Edits.Way.class), Map.of());
    boolean one = !keep.isEmpty() || !take.isEmpty();
    if (one && read.way() == Edits.Way.REPLACE) {
      String option = keep.isEmpty() ? "--take" : "--keep";
      throw words.problem("option.conflict", "input.conflict.replace", option);
    }
    List<Conflict> places = edited.stream().flatMap(file -> file.conflicts().stream()).toList();
    for (String word : keep) {
      for (Conflict place : named(words, folder, places, "--keep", word)) {
        read = read.with(place, Side.YOURS);
      }
    }
    for (String word : take) {
      for (Conflict place : named(words, folder, places, "--take", word)) {
        if (read.decided().get(place) == Side.YOURS) {
          throw words.problem("option.conflict", "input.conflict.both", place.id());
        }
        read = read.with(place, Side.PLAN);
      }
    }
    return read;
  }

  private static List<Conflict> named(
      Words words, Path folder, List<Conflict> places, String option, String word) {
    if (places.isEmpty()) {
      throw words.problem("option.conflict", "input.conflict.none", option, word, folder);
    }
    Matcher one = PLACE.matcher(word);
    List<Conflict> named =
        one.matches()
            ? places.stream()
                .filter(place -> place.path().equals(one.group(1)))
                .filter(place -> place.holds(Integer.parseInt(one.group(2))))
                .toList()
            : places.stream().filter(place -> place.path().equals(word)).toList();
    if (named.isEmpty()) {
      String known = places.stream().map(Conflict::id).collect(Collectors.joining(", "));
      throw words.problem("option.conflict", "input.conflict", option, word, known);
    }
    return named;
  }
}
