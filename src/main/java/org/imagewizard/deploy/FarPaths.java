package org.imagewizard.deploy;

import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.imagewizard.base.text.Phrase;
import org.imagewizard.docker.EngineInfo;

/**
 * Paths of a server that mean another computer when its engine runs there: Compose resolves them
 * here and hands them over as they are, and the engine looks for them on its own disk.
 */
final class FarPaths {
  private FarPaths() {}

  /** Whole sentences to be said before anything is started; none when the engine is here. */
  static List<Phrase> of(Deployment deployment, ComposeFile file, EngineInfo engine) {
    TreeSet<Path> all = new TreeSet<>();
    file.mounts().forEach(path -> all.add(resolved(deployment.folder(), path)));
    if (!engine.remote() || all.isEmpty()) {
      return List.of();
    }
    Phrase where = Sentence.of("note.elsewhere", engine.endpoint(), words(all));
    TreeSet<Path> ours =
        all.stream()
            .filter(path -> path.startsWith(deployment.folder()))
            .collect(Collectors.toCollection(TreeSet::new));
    return ours.isEmpty()
        ? List.of(where)
        : List.of(where, Sentence.of("note.elsewhere.folder", words(ours)));
  }

  private static Path resolved(Path folder, String path) {
    String home = System.getProperty("user.home");
    return folder.resolve(path.startsWith("~") ? home + path.substring(1) : path).normalize();
  }

  private static String words(TreeSet<Path> paths) {
    return paths.stream().map(Path::toString).collect(Collectors.joining(", "));
  }
}
