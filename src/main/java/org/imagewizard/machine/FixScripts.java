package org.imagewizard.machine;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.imagewizard.base.file.FileFailure;
import org.imagewizard.base.file.WholeFile;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.problem.ProblemException;

/**
 * The bundled scripts of fixes. They are put in the person's own cache folder, never in a folder
 * where others may write: they run as administrator.
 */
final class FixScripts {
  private static final String BUNDLED = "/templates/fixes/";

  private FixScripts() {}

  static Path folder(Host host) {
    String cache = host.env().getOrDefault("XDG_CACHE_HOME", "");
    return (cache.startsWith("/") ? Path.of(cache) : host.home().resolve(".cache"))
        .resolve("image-wizard/fixes");
  }

  /** The script's text; empty when the fix is a plain command. */
  static Optional<String> text(Fix fix) {
    return path(fix).map(path -> bundled(path.getFileName().toString()));
  }

  /** Writes the script, always anew, to where the fix's command names it. */
  static void write(Fix fix) {
    Optional<Path> path = path(fix);
    if (path.isEmpty()) {
      return;
    }
    Path file = path.get();
    try {
      WholeFile.write(file, bundled(file.getFileName().toString()));
    } catch (IOException e) {
      throw new ProblemException(
          Problem.outcome(
              "fix.not-written",
              Sentence.of("fix.unwritten", file, FileFailure.writing(e)),
              List.of()),
          e);
    }
  }

  private static Optional<Path> path(Fix fix) {
    List<String> command = fix.command();
    return command.size() == 2 && command.getFirst().equals("bash")
        ? Optional.of(Path.of(command.getLast()))
        : Optional.empty();
  }

  private static String bundled(String name) {
    try (InputStream script = FixScripts.class.getResourceAsStream(BUNDLED + name)) {
      if (script == null) {
        throw new ProblemException(
            Problem.outcome("fix.no-script", Sentence.of("fix.no-script", name), List.of()));
      }
      return new String(script.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
