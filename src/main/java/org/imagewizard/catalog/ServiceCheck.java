package org.imagewizard.catalog;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.imagewizard.base.text.Phrase;
import org.imagewizard.base.yaml.Fields;
import org.imagewizard.base.yaml.YamlValue;
import org.jspecify.annotations.Nullable;

/** Refuses a service that Compose would refuse, or whose files lie outside the project. */
final class ServiceCheck {
  private static final long MOST_REPLICAS = 1000;

  private final Path folder;

  ServiceCheck(Path folder) {
    this.folder = folder;
  }

  /**
   * @throws org.imagewizard.base.problem.ProblemException kind INPUT, one sentence with file, line
   *     and column
   */
  void check(String name, YamlValue.Mapping service) {
    image(name, service);
    envFiles(service.entries().get("env_file"));
    listOrMapping(service, "labels");
    listOrMapping(service, "environment");
    listOrMapping(service, "depends_on");
    listOrMapping(service, "networks");
    list(service, "profiles");
    list(service, "volumes");
    deploy(service.entries().get("deploy"));
  }

  private static void image(String name, YamlValue.Mapping service) {
    YamlValue image = service.entries().get("image");
    if (image instanceof YamlValue.Scalar text && text.value() != null && !text.text().isBlank()) {
      if (text.text().matches(".*[\\s\\p{Cntrl}].*")) {
        throw Fields.wrong(text.at(), Sentence.of("service.image-space", name));
      }
      return;
    }
    if (image != null && !image.isNull()) {
      throw Fields.wrong(image.at(), Sentence.of("service.image-word", name));
    }
    if (!service.entries().containsKey("build")) {
      throw Fields.wrong(service.at(), Sentence.of("service.no-image", name));
    }
  }

  private void envFiles(@Nullable YamlValue value) {
    switch (value) {
      case null -> {}
      case YamlValue.Scalar path -> envFile(path);
      case YamlValue.Sequence list -> list.items().forEach(this::envFileItem);
      case YamlValue.Mapping mapping ->
          throw Fields.wrong(mapping.at(), Sentence.of("service.env-file"));
    }
  }

  private void envFileItem(YamlValue item) {
    switch (item) {
      case YamlValue.Scalar path -> envFile(path);
      case YamlValue.Mapping form when form.entries().get("path") instanceof YamlValue.Scalar p ->
          envFile(p);
      default -> throw Fields.wrong(item.at(), Sentence.of("service.env-file.item"));
    }
  }

  private void envFile(YamlValue.Scalar path) {
    if (path.isNull()) {
      return;
    }
    if (!(path.value() instanceof String text) || text.isBlank()) {
      throw Fields.wrong(path.at(), Sentence.of("service.env-file.path"));
    }
    try {
      if (text.startsWith("~") || !folder.resolve(text).normalize().startsWith(folder)) {
        throw Fields.wrong(path.at(), Sentence.of("service.env-file.outside", text));
      }
    } catch (InvalidPathException e) {
      throw Fields.wrong(path.at(), Sentence.of("service.env-file.name"));
    }
  }

  private static void listOrMapping(YamlValue.Mapping service, String key) {
    YamlValue value = service.entries().get(key);
    if (value instanceof YamlValue.Scalar scalar && !scalar.isNull()) {
      throw Fields.wrong(scalar.at(), Sentence.of("service.form", key));
    }
  }

  private static void list(YamlValue.Mapping service, String key) {
    YamlValue value = service.entries().get(key);
    if (value != null && !value.isNull() && !(value instanceof YamlValue.Sequence)) {
      throw Fields.noList(value, key);
    }
  }

  private static void deploy(@Nullable YamlValue value) {
    if (value == null || value.isNull()) {
      return;
    }
    Fields deploy = Fields.of(value, Phrase.plain("\"deploy\""));
    if (deploy.get("replicas") instanceof YamlValue.Scalar replicas
        && replicas.value() instanceof Number number
        && !(number instanceof Long count && count >= 0 && count <= MOST_REPLICAS)) {
      throw Fields.wrong(replicas.at(), Sentence.of("service.replicas"));
    }
  }
}
