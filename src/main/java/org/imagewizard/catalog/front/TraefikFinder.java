package org.imagewizard.catalog.front;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.base.yaml.YamlReader;
import org.imagewizard.base.yaml.YamlValue;
import org.imagewizard.catalog.EnvFile;
import org.imagewizard.catalog.Interpolation;

/**
 * Looks for the Traefik in front of a server: in its own compose files, then in others of its
 * folder and two levels below it, then in a folder {@code traefik} beside it, where IMAGE's own
 * notes put it.
 */
final class TraefikFinder {
  private static final int LEVELS = 3;
  private static final int MOST_FILES = 500;
  private static final long LARGEST = 200_000;

  private final Path folder;
  private final Map<String, String> variables;

  /**
   * @param folder of the server's project
   * @param variables what is set there, by the env file and the process
   */
  TraefikFinder(Path folder, Map<String, String> variables) {
    this.folder = folder;
    this.variables = variables;
  }

  /**
   * @param services of the server's own files, those that a plain "up" starts
   */
  Optional<TraefikService> find(Map<String, YamlValue.Mapping> services) {
    return among(services, folder, variables, true, true)
        .or(() -> other(composeFiles(folder, LEVELS), true))
        .or(() -> other(composeFiles(folder.resolveSibling("traefik"), 1), false));
  }

  private static Optional<TraefikService> among(
      Map<String, YamlValue.Mapping> services,
      Path folder,
      Map<String, String> variables,
      boolean inStack,
      boolean beside) {
    return services.entrySet().stream()
        .filter(one -> new ServiceForms(one.getValue()).image().equals("traefik"))
        .map(
            one ->
                new TraefikService(
                    one.getKey(),
                    one.getValue(),
                    folder,
                    new Interpolation(variables)::fill,
                    inStack,
                    beside))
        .findFirst();
  }

  private Optional<TraefikService> other(List<Path> files, boolean beside) {
    for (Path file : files) {
      Optional<TraefikService> found =
          among(services(file), parent(file), variables(file), false, beside);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** Of a file that is no compose file none: the folder may hold any YAML. */
  private static Map<String, YamlValue.Mapping> services(Path file) {
    Map<String, YamlValue.Mapping> services = new HashMap<>();
    try {
      if (Files.size(file) > LARGEST || !Files.readString(file).contains("traefik")) {
        return Map.of();
      }
      if (YamlReader.read(file) instanceof YamlValue.Mapping root
          && root.entries().get("services") instanceof YamlValue.Mapping written) {
        written
            .entries()
            .forEach(
                (name, value) -> {
                  if (value instanceof YamlValue.Mapping service) {
                    services.put(name, service);
                  }
                });
      }
    } catch (ProblemException | IOException e) {
      return Map.of();
    }
    return services;
  }

  private Map<String, String> variables(Path file) {
    Map<String, String> all = new HashMap<>(variables);
    Path env = parent(file).resolve(".env");
    try {
      if (Files.isRegularFile(env)) {
        all.putAll(EnvFile.read(env));
      }
    } catch (ProblemException e) {
      // Compose complains about it; here it only sets nothing.
      return variables;
    }
    return all;
  }

  private static List<Path> composeFiles(Path folder, int levels) {
    return FilesBelow.of(folder, levels, ".*\\.ya?ml").stream().limit(MOST_FILES).toList();
  }

  private static Path parent(Path file) {
    Path parent = file.getParent();
    return parent == null ? file : parent;
  }
}
