package org.imagewizard.render;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.base.yaml.YamlReader;
import org.imagewizard.plan.PlanFile;

/**
 * Changes that a person made in files of ours outlive the next writing. For that, what we wrote is
 * kept aside, without any key ({@link EnvMerge}). The plan is replaced by the one that was given.
 */
final class HandEdits {
  /** The last texts of ours, before anybody's changes. */
  static final String WRITTEN = FolderWriter.PRIVATE + "/written/";

  private final Path folder;
  private final Manifest manifest;
  private final Edits edits;
  private final Set<String> merged = new LinkedHashSet<>();
  private final List<HandEdit> edited = new ArrayList<>();

  HandEdits(Path folder, Manifest manifest, Edits edits) {
    this.folder = folder;
    this.manifest = manifest;
    this.edits = edits;
  }

  /**
   * The files with the person's changes in them.
   *
   * @throws ProblemException kind INPUT, with the three versions of every place that nobody
   *     decided, or when what was decided makes a file no YAML
   */
  List<RenderedFile> settle(List<RenderedFile> files) {
    List<RenderedFile> settled = new ArrayList<>();
    for (RenderedFile file : files) {
      if (isEnv(file)) {
        settled.add(settleEnv(file));
      } else {
        settled.add(isOpen(file) ? settle(file) : file);
      }
    }
    List<Conflict> undecided = edits.undecided(edited);
    if (!undecided.isEmpty()) {
      throw new ProblemException(EditConflict.undecided(folder, undecided));
    }
    return settled;
  }

  /** Paths of files into which both went. */
  Set<String> merged() {
    return merged;
  }

  /** What the person changed in each file whose content may be shown. */
  List<HandEdit> edited() {
    return edited;
  }

  /** What to keep aside for the next time: the texts before anybody's changes. */
  static List<RenderedFile> aside(List<RenderedFile> files) {
    return files.stream()
        .filter(file -> isOpen(file) || isEnv(file))
        .map(
            file ->
                isEnv(file)
                    ? new RenderedFile(
                        WRITTEN + file.path(), EnvMerge.outline(file.content()), false)
                    : new RenderedFile(WRITTEN + file.path(), file.content(), false))
        .toList();
  }

  private static boolean isOpen(RenderedFile file) {
    return !file.secret() && !file.path().equals(PlanFile.NAME);
  }

  private static boolean isEnv(RenderedFile file) {
    return file.path().startsWith(EnvFiles.FOLDER) && file.path().endsWith(".env");
  }

  private RenderedFile settleEnv(RenderedFile file) {
    Optional<String> theirs = read(folder.resolve(file.path()));
    if (theirs.isEmpty()) {
      return file;
    }
    Optional<String> written = read(folder.resolve(WRITTEN + file.path()));
    String text = EnvMerge.of(written, theirs.get(), file.content());
    if (!text.equals(file.content())) {
      merged.add(file.path());
    }
    return new RenderedFile(file.path(), text, file.secret());
  }

  private RenderedFile settle(RenderedFile file) {
    Optional<String> theirs = read(folder.resolve(file.path()));
    if (theirs.isEmpty() || !manifest.has(file.path())) {
      return file;
    }
    boolean untouched = manifest.unchanged(folder, file.path());
    Optional<String> written = read(folder.resolve(WRITTEN + file.path()));
    String ours = written.orElse(untouched ? theirs.get() : "");
    if (ours.equals(theirs.get()) || theirs.get().equals(file.content())) {
      return file;
    }
    String path = file.path();
    Merge merge = merge(path, ours, theirs.get(), file.content());
    HandEdit edit = new HandEdit(path, merge.pieces());
    edited.add(edit);
    if (edits.way() == Edits.Way.REPLACE) {
      return file;
    }
    merged.add(path);
    // What a person broke alone stays as they have it; what was put together has to be read.
    boolean open = !edits.undecided(List.of(edit)).isEmpty();
    if (!open
        && !merge.text().stripTrailing().equals(theirs.get().stripTrailing())
        && !isRead(path, merge.text())) {
      throw new ProblemException(EditConflict.unread(folder, path));
    }
    return new RenderedFile(path, merge.text(), file.secret());
  }

  /** Where both together are no YAML any more, whoever wins, the whole of it is one place. */
  private Merge merge(String path, String ours, String theirs, String next) {
    Predicate<HandEdit.Piece> plans = piece -> edits.takesPlan(new Conflict(path, piece));
    for (boolean plan : List.of(false, true)) {
      if (!isRead(path, Merge.of(ours, theirs, next, piece -> plan).text())) {
        return Merge.ofOnePlace(ours, theirs, next, plans);
      }
    }
    return Merge.of(ours, theirs, next, plans);
  }

  private static boolean isRead(String path, String text) {
    if (!path.endsWith(".yaml")) {
      return true;
    }
    try {
      YamlReader.read(text, path);
      return true;
    } catch (ProblemException e) {
      return false;
    }
  }

  private static Optional<String> read(Path file) {
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Files.readString(file));
    } catch (CharacterCodingException e) {
      throw new ProblemException(
          Problem.input("folder.unreadable", Sentence.of("problem.no-text", file)), e);
    } catch (IOException e) {
      throw new ProblemException(
          Problem.input("folder.unreadable", Sentence.of("problem.unread", file)), e);
    }
  }
}
