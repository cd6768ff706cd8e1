package org.imagewizard.catalog.front;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.base.yaml.YamlReader;
import org.imagewizard.catalog.front.ServiceForms.Word;

/**
 * What a Traefik is started with. It takes one of three sources, a file before options before
 * variables (doc.traefik.io, "Configuration introduction").
 */
final class StaticSettings {
  private static final List<String> USUAL =
      List.of(
          "/etc/traefik/traefik.yml",
          "/etc/traefik/traefik.yaml",
          "/traefik.yml",
          "/traefik.yaml",
          "/etc/traefik/traefik.toml",
          "/traefik.toml");
  private static final String VARIABLE = "traefik_";

  private StaticSettings() {}

  /**
   * @param unread gets the files that could not be read
   */
  static Settings of(TraefikService traefik, List<Path> unread) {
    Settings.Builder settings = new Settings.Builder(traefik.fill());
    Settings options = options(traefik);
    Optional<Path> file =
        options
            .get("configfile")
            .map(Setting::value)
            .flatMap(traefik::file)
            .or(
                () ->
                    USUAL.stream()
                        .flatMap(one -> traefik.file(one).stream())
                        .filter(Files::isRegularFile)
                        .findFirst())
            .filter(Files::isRegularFile);
    if (file.isPresent()) {
      read(file.get(), settings, unread);
      return settings.build();
    }
    return options.all().isEmpty() ? variables(traefik) : options;
  }

  /** A file of Traefik's; its own templates and TOML are not understood. */
  static void read(Path file, Settings.Builder into, List<Path> unread) {
    try {
      if (file.toString().endsWith(".toml")) {
        unread.add(file);
      } else {
        into.tree("", YamlReader.read(file));
      }
    } catch (ProblemException e) {
      unread.add(file);
    }
  }

  private static Settings options(TraefikService traefik) {
    Settings.Builder settings = new Settings.Builder(traefik.fill());
    for (Word word : traefik.forms().command()) {
      if (word.text().startsWith("--")) {
        String[] parts = word.text().substring(2).split("=", 2);
        settings.put(parts[0], parts.length > 1 ? parts[1] : "true", "", word.at());
      }
    }
    return settings.build();
  }

  private static Settings variables(TraefikService traefik) {
    Settings.Builder settings = new Settings.Builder(traefik.fill());
    for (Map.Entry<String, Word> one : traefik.forms().pairs("environment").entrySet()) {
      String name = one.getKey().toLowerCase(Locale.ROOT);
      if (name.startsWith(VARIABLE)) {
        settings.put(
            name.substring(VARIABLE.length()).replace('_', '.'),
            one.getValue().text(),
            "",
            one.getValue().at());
      }
    }
    return settings.build();
  }
}
