package org.imagewizard.catalog;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.base.text.Phrase;
import org.imagewizard.base.yaml.Fields;
import org.imagewizard.base.yaml.Location;
import org.imagewizard.base.yaml.YamlValue;

/** Resolves {@code extends} in one layer: the other service first, this one over it. */
final class Extends {
  private static final String KEY = "extends";

  private final Path folder;
  private final ComposeMerge merge;
  private final Map<Path, ComposeFile> read = new HashMap<>();

  /**
   * @param folder the project folder, which no file that is extended may leave
   */
  Extends(Path folder, ComposeMerge merge) {
    this.folder = folder;
    this.merge = merge;
  }

  /**
   * @throws ProblemException kind INPUT for a circle, and for a service or file that is not there
   */
  YamlValue.Mapping resolve(ComposeFile file) {
    if (!(file.root().entries().get("services") instanceof YamlValue.Mapping services)) {
      return file.root();
    }
    Map<String, YamlValue> resolved = new LinkedHashMap<>();
    services
        .entries()
        .forEach(
            (name, service) ->
                resolved.put(
                    name,
                    service instanceof YamlValue.Mapping mapping
                        ? resolve(file, name, mapping, new LinkedHashSet<>())
                        : service));
    Map<String, YamlValue> entries = new LinkedHashMap<>(file.root().entries());
    entries.put(
        "services",
        new YamlValue.Mapping(resolved, services.keyAt(), services.tag(), services.at()));
    return new YamlValue.Mapping(entries, file.root().keyAt(), file.root().tag(), file.root().at());
  }

  private YamlValue.Mapping resolve(
      ComposeFile file, String name, YamlValue.Mapping service, Set<String> open) {
    YamlValue reference = service.entries().get(KEY);
    if (reference == null || reference.tag().equals(ComposeMerge.RESET)) {
      return service;
    }
    if (!open.add(file.path() + " " + name)) {
      throw Fields.wrong(reference.at(), Sentence.of("extends.itself", name));
    }
    ComposeFile source = file;
    String baseName;
    if (reference instanceof YamlValue.Scalar word) {
      baseName = word.text();
    } else {
      Fields fields = Fields.of(reference, Phrase.plain("\"extends\""));
      baseName = fields.string("service");
      source = fields.text("file").map(path -> other(file, path, fields.at("file"))).orElse(file);
    }
    YamlValue.Mapping base =
        source
            .service(baseName)
            .orElseThrow(
                () -> Fields.wrong(reference.at(), Sentence.of("extends.no-service", baseName)));
    YamlValue.Mapping parent = resolve(source, baseName, base, open);
    YamlValue.Mapping moved = Rebase.paths(parent, relative(file, source));
    return without(merge.services(moved, without(service)), service.tag());
  }

  private ComposeFile other(ComposeFile file, String path, Location at) {
    Path target = parent(file).resolve(path).normalize();
    if (!target.startsWith(folder)) {
      throw Fields.wrong(at, Sentence.of("extends.outside", path));
    }
    ComposeFile known = read.get(target);
    if (known == null) {
      try {
        known = ComposeFile.read(target);
      } catch (ProblemException e) {
        if (e.problem().id().equals("file.missing")) {
          throw Fields.wrong(at, Sentence.of("extends.no-file", path));
        }
        throw e;
      }
      read.put(target, known);
    }
    return known;
  }

  /** From the folder of the one file to the folder of the other; empty when it is the same. */
  private static Path relative(ComposeFile from, ComposeFile to) {
    return parent(from).relativize(parent(to));
  }

  private static Path parent(ComposeFile file) {
    Path parent = file.path().getParent();
    return parent == null ? file.path() : parent;
  }

  private static YamlValue.Mapping without(YamlValue.Mapping service) {
    return without(service, service.tag());
  }

  private static YamlValue.Mapping without(YamlValue.Mapping service, String tag) {
    Map<String, YamlValue> entries = new LinkedHashMap<>(service.entries());
    entries.remove(KEY);
    return new YamlValue.Mapping(entries, service.keyAt(), tag, service.at());
  }
}
