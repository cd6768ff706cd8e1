package org.imagewizard.catalog.front;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.imagewizard.base.yaml.Location;
import org.imagewizard.base.yaml.YamlValue;
import org.imagewizard.catalog.front.ServiceForms.Word;

/**
 * A Traefik that a compose file runs.
 *
 * @param name of the service
 * @param folder of its project, from which relative paths count
 * @param fill puts variables' values in
 * @param inStack whether the server's own compose files have it
 * @param beside whether it lies in the server's folder at all
 */
record TraefikService(
    String name,
    YamlValue.Mapping service,
    Path folder,
    UnaryOperator<String> fill,
    boolean inStack,
    boolean beside) {
  ServiceForms forms() {
    return new ServiceForms(service);
  }

  /** The computer's file behind a path of the container's, there or not; empty when not mounted. */
  Optional<Path> file(String inside) {
    return forms().mounts().entrySet().stream()
        .filter(mount -> covers(mount.getKey(), inside))
        .max(Comparator.comparingInt((Map.Entry<String, Word> mount) -> mount.getKey().length()))
        .flatMap(
            mount -> {
              String rest = inside.substring(trimmed(mount.getKey()).length());
              return path(fill.apply(mount.getValue().text()) + rest);
            });
  }

  private Optional<Path> path(String text) {
    try {
      return Optional.of(folder.resolve(text).normalize());
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private static boolean covers(String mount, String inside) {
    String whole = trimmed(mount);
    return !whole.isEmpty() && (inside.equals(whole) || inside.startsWith(whole + "/"));
  }

  private static String trimmed(String path) {
    return path.replaceAll("/+$", "");
  }

  /** Where the engine's socket is mounted into it. */
  Optional<Location> socket() {
    return forms().mounts().values().stream()
        .filter(mount -> fill.apply(mount.text()).endsWith("docker.sock"))
        .map(Word::at)
        .findFirst();
  }

  /** The computer's port behind one of the container's; empty when that is not published. */
  Optional<String> published(String inside) {
    return forms().ports().stream()
        .map(port -> List.of(fill.apply(port.text()).split(":")))
        .filter(pair -> pair.size() == 2 && pair.getLast().equals(inside))
        .map(List::getFirst)
        .findFirst();
  }
}
