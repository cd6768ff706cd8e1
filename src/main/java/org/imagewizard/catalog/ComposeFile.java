package org.imagewizard.catalog;

import java.nio.file.Path;
import java.util.Optional;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.base.yaml.Fields;
import org.imagewizard.base.yaml.YamlReader;
import org.imagewizard.base.yaml.YamlValue;

/**
 * One compose file as it stands, its outline checked.
 *
 * @param path absolute
 */
record ComposeFile(Path path, YamlValue.Mapping root) {
  /**
   * @throws ProblemException kind INPUT, one sentence with file, line and column
   */
  static ComposeFile read(Path path) {
    YamlValue value = YamlReader.read(path);
    if (!(value instanceof YamlValue.Mapping root)) {
      throw Fields.wrong(value.at(), Sentence.of("compose.no-mapping"));
    }
    if (root.entries().containsKey("include")) {
      throw Fields.wrong(
          root.keyAt().getOrDefault("include", root.at()), Sentence.of("compose.include"));
    }
    if (root.entries().get("services") instanceof YamlValue services && !services.isNull()) {
      outline(services);
    }
    return new ComposeFile(path, root);
  }

  /** A later layer may be an empty file, as IMAGE's scripts make with touch. */
  static Optional<ComposeFile> readLayer(Path path) {
    try {
      return Optional.of(read(path));
    } catch (ProblemException e) {
      if (e.problem().id().equals("yaml.empty")) {
        return Optional.empty();
      }
      throw e;
    }
  }

  Optional<YamlValue.Mapping> service(String name) {
    return root.entries().get("services") instanceof YamlValue.Mapping services
            && services.entries().get(name) instanceof YamlValue.Mapping service
        ? Optional.of(service)
        : Optional.empty();
  }

  private static void outline(YamlValue services) {
    if (!(services instanceof YamlValue.Mapping mapping)) {
      throw Fields.wrong(services.at(), Sentence.of("compose.services"));
    }
    mapping
        .entries()
        .forEach(
            (name, service) -> {
              if (!name.matches("[a-zA-Z0-9._-]{1,200}")) {
                throw Fields.wrong(
                    mapping.keyAt().getOrDefault(name, mapping.at()), Sentence.of("compose.name"));
              }
              boolean removed = service.tag().equals(ComposeMerge.RESET);
              if (!removed && !(service instanceof YamlValue.Mapping)) {
                throw Fields.wrong(service.at(), Sentence.of("compose.service", name));
              }
            });
  }
}
