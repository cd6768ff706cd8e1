package org.imagewizard.catalog;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.base.text.Phrase;

/**
 * Which files make up a source, found as Compose finds them.
 *
 * @param files compose files, base first
 * @param profiles what COMPOSE_PROFILES activates
 */
record Project(
    Path folder,
    List<Path> files,
    Map<String, String> variables,
    List<String> profiles,
    List<Phrase> notices) {
  private static final List<String> BASES =
      List.of("compose.yaml", "compose.yml", "docker-compose.yml", "docker-compose.yaml");
  private static final List<String> OVERRIDES =
      List.of(
          "compose.override.yml",
          "compose.override.yaml",
          "docker-compose.override.yml",
          "docker-compose.override.yaml");

  /**
   * @param process the process environment, which wins over the env file
   * @throws ProblemException kind INPUT
   */
  static Project find(Path path, Optional<Path> envFile, Map<String, String> process) {
    Path absolute = path.toAbsolutePath().normalize();
    boolean isFolder = Files.isDirectory(absolute);
    if (!isFolder && !Files.isRegularFile(absolute)) {
      throw input(
          "source.missing",
          Files.exists(absolute)
              ? Sentence.of("source.kind", path)
              : Sentence.of("source.missing", path));
    }
    Path folder = isFolder ? absolute : parent(absolute);
    Map<String, String> variables = variables(folder, envFile);
    Map<String, String> settings = new LinkedHashMap<>(variables);
    settings.putAll(process);
    List<Phrase> notices = new ArrayList<>();
    List<Path> files = isFolder ? layers(absolute, path, settings, notices) : List.of(absolute);
    return new Project(
        parent(files.getFirst()),
        files,
        variables,
        Arrays.stream(settings.getOrDefault("COMPOSE_PROFILES", "").split(","))
            .map(String::strip)
            .filter(profile -> !profile.isEmpty())
            .toList(),
        notices);
  }

  private static Map<String, String> variables(Path folder, Optional<Path> envFile) {
    Path standard = folder.resolve(".env");
    if (envFile.isPresent()) {
      return EnvFile.read(envFile.get());
    }
    return Files.exists(standard) ? EnvFile.read(standard) : Map.of();
  }

  private static List<Path> layers(
      Path folder, Path asGiven, Map<String, String> settings, List<Phrase> notices) {
    String listed = settings.getOrDefault("COMPOSE_FILE", "");
    if (!listed.isBlank()) {
      return listed(folder, listed, settings, notices);
    }
    List<Path> files = new ArrayList<>();
    present(folder, BASES).ifPresent(files::add);
    if (files.isEmpty()) {
      throw input(
          "source.no-compose", Sentence.of("source.no-compose", asGiven, String.join(", ", BASES)));
    }
    present(folder, OVERRIDES).ifPresent(files::add);
    return files;
  }

  private static List<Path> listed(
      Path folder, String listed, Map<String, String> settings, List<Phrase> notices) {
    String separator =
        settings.getOrDefault("COMPOSE_PATH_SEPARATOR", listed.contains(";") ? ";" : ":");
    List<Path> files = new ArrayList<>();
    for (String name : listed.split(Pattern.quote(separator))) {
      if (name.isBlank()) {
        continue;
      }
      Path file = folder.resolve(name.strip()).normalize();
      if (Files.isRegularFile(file)) {
        files.add(file);
      } else if (OVERRIDES.contains(String.valueOf(file.getFileName())) && !Files.exists(file)) {
        // IMAGE's env files list an override that each site makes for itself.
        notices.add(Sentence.of("notice.layer-missing", name.strip()));
      } else {
        throw input(
            "source.layer-missing", Sentence.of("source.layer-missing", name.strip(), file));
      }
    }
    if (files.isEmpty()) {
      throw input("source.no-compose", Sentence.of("source.no-layer", folder));
    }
    return files;
  }

  private static Optional<Path> present(Path folder, List<String> names) {
    return names.stream().map(folder::resolve).filter(Files::isRegularFile).findFirst();
  }

  private static Path parent(Path file) {
    Path parent = file.getParent();
    return parent == null ? file : parent;
  }

  private static ProblemException input(String id, Phrase summary) {
    return new ProblemException(Problem.input(id, summary));
  }
}
