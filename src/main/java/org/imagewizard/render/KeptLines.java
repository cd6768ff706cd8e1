package org.imagewizard.render;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.problem.ProblemException;

/** Variables that a person added to an env file by hand outlive the next writing of it. */
final class KeptLines {
  private static final String TITLE = "# Added by hand, kept:\n";

  private KeptLines() {}

  static List<RenderedFile> keep(Path folder, List<RenderedFile> files) {
    return files.stream().map(file -> keep(folder, file)).toList();
  }

  private static RenderedFile keep(Path folder, RenderedFile file) {
    Path present = folder.resolve(file.path());
    boolean env = file.path().startsWith(EnvFiles.FOLDER) && file.path().endsWith(".env");
    if (!env || !Files.isRegularFile(present, LinkOption.NOFOLLOW_LINKS)) {
      return file;
    }
    StringBuilder extra = new StringBuilder();
    for (Map.Entry<String, String> line : read(present).entrySet()) {
      if (!DotEnv.names(file.content(), line.getKey())) {
        extra.append(DotEnv.line(line.getKey(), line.getValue())).append('\n');
      }
    }
    return extra.isEmpty()
        ? file
        : new RenderedFile(file.path(), file.content() + TITLE + extra, file.secret());
  }

  private static Map<String, String> read(Path file) {
    try {
      return DotEnv.parse(Files.readString(file));
    } catch (IOException e) {
      throw new ProblemException(
          Problem.input("env.unreadable", "The env file " + file + " cannot be read as text."), e);
    }
  }
}
