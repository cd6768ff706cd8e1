package org.imagewizard.catalog;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.base.text.Phrase;
import org.imagewizard.base.text.Suggest;
import org.imagewizard.base.yaml.Fields;

/**
 * Where a person may start from (templates/catalog/presets.yaml).
 *
 * @param replicas service to number
 * @param only capabilities that are not left out; empty for all
 */
public record Preset(
    String id,
    LocalText title,
    LocalText description,
    Optional<String> channel,
    Map<String, Integer> replicas,
    List<String> only) {
  public Preset {
    replicas = Map.copyOf(replicas);
    only = List.copyOf(only);
  }

  /** All of them, in the order in which they are shown. */
  public static List<Preset> bundled() {
    Fields file = new TemplateFiles().read("catalog/presets.yaml");
    return file.keys().stream().map(id -> preset(id, TemplateFiles.inner(file, id))).toList();
  }

  /**
   * @throws ProblemException kind INPUT for an unknown name, with the nearest one
   */
  public static Preset named(String id) {
    List<Preset> all = bundled();
    List<String> ids = all.stream().map(Preset::id).toList();
    return all.stream()
        .filter(preset -> preset.id().equals(id))
        .findFirst()
        .orElseThrow(
            () ->
                new ProblemException(
                    Problem.input(
                        "preset.unknown",
                        Sentence.of("preset.unknown", id, Suggest.hint(id, ids)),
                        Sentence.of("known", String.join(", ", ids)))));
  }

  private static Preset preset(String id, Fields entry) {
    entry.allow(
        Phrase.plain("a preset"), Set.of("title", "description", "channel", "replicas", "only"));
    Map<String, Integer> replicas = new LinkedHashMap<>();
    entry
        .map("replicas", value -> Integer.parseInt(String.valueOf(value.plain())))
        .forEach(replicas::put);
    return new Preset(
        id,
        TemplateFiles.text(entry, "title"),
        TemplateFiles.text(entry, "description"),
        entry.text("channel"),
        replicas,
        entry.strings("only"));
  }
}
