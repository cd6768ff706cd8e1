package org.imagewizard.render;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.imagewizard.base.yaml.Fields;
import org.imagewizard.base.yaml.YamlReader;
import org.imagewizard.base.yaml.YamlValue;

/**
 * Which services of a written folder lack a key without which they end at start. Read from the
 * files, because a person may have filled in a key by hand. A variable that no file of a service
 * names, set or not, is none of its own.
 */
public final class MissingKeys {
  private MissingKeys() {}

  /**
   * @param required names of variables without which whoever reads them ends at start
   * @return service to the variables that it lacks; services that lack none are left out
   */
  public static Map<String, List<String>> of(Path folder, Set<String> required) {
    Fields root =
        Fields.of(
            YamlReader.read(folder.resolve(Renderer.COMPOSE_FILE)), Sentence.of("noun.compose"));
    Map<String, List<String>> lacking = new LinkedHashMap<>();
    root.map("services", value -> Fields.of(value, Sentence.of("noun.service")))
        .forEach(
            (name, service) -> {
              Set<String> missing = new TreeSet<>();
              Set<String> set = new TreeSet<>(environment(service));
              for (String file : files(service)) {
                String text = read(folder.resolve(file).normalize());
                Map<String, String> values = DotEnv.parse(text);
                for (String variable : required) {
                  if (!values.getOrDefault(variable, "").isBlank()) {
                    set.add(variable);
                  } else if (DotEnv.names(text, variable)) {
                    missing.add(variable);
                  }
                }
              }
              missing.removeAll(set);
              if (!missing.isEmpty()) {
                lacking.put(name, List.copyOf(missing));
              }
            });
    return lacking;
  }

  private static List<String> files(Fields service) {
    YamlValue value = service.get("env_file");
    List<String> files = new ArrayList<>();
    if (value instanceof YamlValue.Sequence sequence) {
      sequence.items().forEach(item -> file(item, files));
    } else if (value != null) {
      file(value, files);
    }
    return files;
  }

  private static void file(YamlValue value, List<String> files) {
    switch (value) {
      case YamlValue.Scalar scalar -> files.add(scalar.text());
      case YamlValue.Mapping form ->
          Fields.of(form, Sentence.of("noun.env-file")).text("path").ifPresent(files::add);
      case YamlValue.Sequence other -> {}
    }
  }

  /** Names that the service itself sets, in either of Compose's forms. */
  private static Set<String> environment(Fields service) {
    YamlValue value = service.get("environment");
    Set<String> names = new TreeSet<>();
    if (value instanceof YamlValue.Mapping map) {
      names.addAll(map.entries().keySet());
    } else if (value instanceof YamlValue.Sequence list) {
      for (YamlValue item : list.items()) {
        if (item instanceof YamlValue.Scalar scalar) {
          names.add(scalar.text().replaceFirst("=.*", ""));
        }
      }
    }
    return names;
  }

  /** What is not there or not readable is Compose's to complain about. */
  private static String read(Path file) {
    try {
      return Files.isRegularFile(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      return "";
    }
  }
}
