package org.imagewizard.machine;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.base.yaml.Fields;
import org.imagewizard.base.yaml.YamlReader;

/** Free space where a folder is, or would be made. */
public record DiskFacts(Path folder, long freeMiB, long totalMiB) {
  private static final String USUAL = "/var/lib/docker";

  /** Asks the nearest folder above that exists and answers. */
  public static Optional<DiskFacts> of(Path folder) {
    for (Path at = folder.toAbsolutePath(); at != null; at = at.getParent()) {
      try {
        if (Files.exists(at)) {
          FileStore store = Files.getFileStore(at);
          return Optional.of(
              new DiskFacts(
                  folder, Sizes.mib(store.getUsableSpace()), Sizes.mib(store.getTotalSpace())));
        }
      } catch (IOException e) {
        // Not for us to look into: its parent is on the same disk, or nearly always.
        continue;
      }
    }
    return Optional.empty();
  }

  /** Where Docker keeps its images by its own settings, without asking it. */
  static Path imageFolder(Host host) {
    return host.at(configured(host).orElse(USUAL));
  }

  private static Optional<String> configured(Host host) {
    try {
      // JSON is YAML, so the strict reader of our own files reads Docker's too.
      return host.read("/etc/docker/daemon.json")
          .filter(text -> !text.isBlank())
          .map(text -> Fields.of(YamlReader.read(text, "daemon.json"), Sentence.of("noun.docker")))
          .flatMap(fields -> fields.text("data-root"))
          .filter(path -> path.startsWith("/"));
    } catch (ProblemException e) {
      return Optional.empty();
    }
  }
}
