package org.imagewizard.catalog;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.base.text.Phrase;
import org.imagewizard.base.yaml.Fields;
import org.imagewizard.base.yaml.YamlValue;

/** Reads a project's layers, lays them over each other and checks what comes out. */
final class StackReader {
  private final ComposeMerge merge = new ComposeMerge();

  /**
   * @param notices gets a sentence for every layer that was left out
   * @throws ProblemException kind INPUT, one sentence with file, line and column
   */
  ComposeStack read(Project project, List<Phrase> notices) {
    YamlValue.Mapping merged = merged(layers(project, notices));
    return new ComposeStack(
        services(project, merged),
        rest(merged),
        project.variables(),
        project.profiles(),
        Optional.of(project.folder()));
  }

  /** A project's files, base first, what they extend filled in. */
  List<YamlValue.Mapping> layers(Project project, List<Phrase> notices) {
    Extends inheritance = new Extends(project.folder(), merge);
    Path first = project.files().getFirst();
    List<YamlValue.Mapping> layers = new ArrayList<>();
    layers.add(inheritance.resolve(ComposeFile.read(first)));
    for (Path file : project.files().subList(1, project.files().size())) {
      Optional<ComposeFile> layer = ComposeFile.readLayer(file);
      if (layer.isPresent()) {
        layers.add(inheritance.resolve(layer.get()));
      } else {
        notices.add(Sentence.of("notice.layer-empty", file.getFileName()));
      }
    }
    return layers;
  }

  /** What the layers mean together; every value still knows where it was written. */
  YamlValue.Mapping merged(List<YamlValue.Mapping> layers) {
    YamlValue.Mapping merged = merge.alone(layers.getFirst());
    for (YamlValue.Mapping layer : layers.subList(1, layers.size())) {
      merged = merge.files(merged, layer);
    }
    return merged;
  }

  private static Map<String, Map<String, Object>> services(
      Project project, YamlValue.Mapping merged) {
    if (!(merged.entries().get("services") instanceof YamlValue.Mapping services)
        || services.entries().isEmpty()) {
      throw new ProblemException(
          Problem.input(
              "source.no-services", Sentence.of("source.no-services", project.files().getFirst())));
    }
    ServiceCheck check = new ServiceCheck(project.folder());
    Map<String, Map<String, Object>> plain = new LinkedHashMap<>();
    services
        .entries()
        .forEach(
            (name, value) -> {
              if (!(value instanceof YamlValue.Mapping service)) {
                throw Fields.wrong(value.at(), Sentence.of("compose.service", name));
              }
              check.check(name, service);
              plain.put(name, values(service));
            });
    return plain;
  }

  private static Map<String, Object> rest(YamlValue.Mapping merged) {
    Map<String, Object> rest = values(merged);
    rest.remove("services");
    return rest;
  }

  /** A key without a value means to Compose what a missing key means. */
  private static Map<String, Object> values(YamlValue.Mapping mapping) {
    Map<String, Object> values = new LinkedHashMap<>();
    mapping
        .entries()
        .forEach(
            (key, value) -> {
              Object plain = value.plain();
              if (plain != null) {
                values.put(key, plain);
              }
            });
    return values;
  }
}
