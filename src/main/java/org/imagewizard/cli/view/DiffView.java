package org.imagewizard.cli.view;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.cli.session.Sentence;
import org.imagewizard.cli.session.Session;
import org.imagewizard.render.Edits;
import org.imagewizard.render.FileAction;
import org.imagewizard.render.FileAction.Action;
import org.imagewizard.render.LineDiff;
import org.imagewizard.render.RenderedFile;

/** The lines that writing would change, file by file; files with keys are only named. */
public final class DiffView {
  private final Session session;

  public DiffView(Session session) {
    this.session = session;
  }

  /** One file's changes; {@code lines} is empty for a file whose content is not shown. */
  public record Changes(String path, List<LineDiff.Line> lines) {
    public Changes {
      lines = List.copyOf(lines);
    }
  }

  public List<Changes> changes(
      Path folder, List<RenderedFile> files, List<FileAction> actions, Edits edits) {
    Map<String, String> outcome = session.desk().outcome(folder, files, edits).texts();
    List<Changes> all = new ArrayList<>();
    for (FileAction action : actions) {
      if (action.action() != Action.KEEP) {
        boolean secret = files.stream().anyMatch(f -> f.path().equals(action.path()) && f.secret());
        String after = outcome.getOrDefault(action.path(), "");
        all.add(
            new Changes(
                action.path(),
                secret
                    ? List.of()
                    : LineDiff.changes(
                        session.desk().redact(before(folder.resolve(action.path()))),
                        session.desk().redact(after))));
      }
    }
    return all;
  }

  public void print(List<Changes> all) {
    for (Changes file : all) {
      session.say(file.lines().isEmpty() ? "diff.private" : "diff.file", file.path());
      file.lines().forEach(line -> session.out().raw(line.mark() + " " + line.text()));
    }
  }

  private static String before(Path file) {
    if (!Files.isRegularFile(file)) {
      return "";
    }
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new ProblemException(
          Problem.input("folder.unreadable", Sentence.of("file.unread", file)), e);
    }
  }
}
