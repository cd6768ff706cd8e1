package org.imagewizard.catalog;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.base.secret.Secret;

/** What the env files of a source's own folder set: the keys of a server set up by hand. */
public final class SourceKeys {
  private SourceKeys() {}

  /** Variable to value; blank ones, and files that cannot be read, are left out. */
  public static Map<String, Secret> of(Catalog catalog) {
    Map<String, Secret> keys = new TreeMap<>();
    catalog
        .stack()
        .folder()
        .ifPresent(
            folder ->
                catalog.services().stream()
                    .flatMap(service -> service.envFiles().stream())
                    .distinct()
                    .filter(path -> !path.contains("$"))
                    .map(path -> folder.resolve(path).normalize())
                    .filter(Files::isRegularFile)
                    .forEach(file -> read(file, keys)));
    return keys;
  }

  private static void read(Path file, Map<String, Secret> keys) {
    try {
      EnvFile.read(file)
          .forEach(
              (name, value) -> {
                if (!value.isBlank()) {
                  keys.putIfAbsent(name, new Secret(value));
                }
              });
    } catch (ProblemException e) {
      // Whoever writes the folder reads the file again, and says what is wrong with it.
      return;
    }
  }
}
