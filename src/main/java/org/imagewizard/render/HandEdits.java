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
import java.util.stream.Collectors;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.base.yaml.YamlReader;
import org.imagewizard.plan.PlanFile;

/**
 * Changes that a person made in files of ours outlive the next writing. For that, what we wrote is
 * kept aside. Env files have their own way ({@link KeptLines}), and the plan is replaced by the one
 * that was given.
 */
final class HandEdits {
  /** The last texts of ours, before anybody's changes. */
  static final String WRITTEN = FolderWriter.PRIVATE + "/written/";

  private final Path folder;
  private final Manifest manifest;
  private final Edits edits;
  private final Set<String> merged = new LinkedHashSet<>();

  HandEdits(Path folder, Manifest manifest, Edits edits) {
    this.folder = folder;
    this.manifest = manifest;
    this.edits = edits;
  }

  /**
   * The files with the person's changes in them.
   *
   * @throws ProblemException kind INPUT, naming every file and line where both changed, when they
   *     shall be merged and cannot be
   */
  List<RenderedFile> settle(List<RenderedFile> files) {
    List<RenderedFile> settled = new ArrayList<>();
    List<String> conflicts = new ArrayList<>();
    for (RenderedFile file : files) {
      settled.add(isOpen(file) ? settle(file, conflicts) : file);
    }
    if (!conflicts.isEmpty()) {
      throw new ProblemException(
          Problem.input(
              "folder.edited",
              "In "
                  + folder
                  + " the plan changes what was changed by hand: "
                  + String.join("; ", conflicts)
                  + ". Nothing was written.",
              "Keep the changes made by hand: write … --edits keep",
              "Replace them, with a copy in .image-wizard/backup: write … --edits replace"));
    }
    return settled;
  }

  /** Paths of files into which both went. */
  Set<String> merged() {
    return merged;
  }

  /** What to keep aside for the next time: the texts before anybody's changes. */
  static List<RenderedFile> aside(List<RenderedFile> files) {
    return files.stream()
        .filter(HandEdits::isOpen)
        .map(file -> new RenderedFile(WRITTEN + file.path(), file.content(), false))
        .toList();
  }

  private static boolean isOpen(RenderedFile file) {
    return !file.secret() && !file.path().equals(PlanFile.NAME);
  }

  private RenderedFile settle(RenderedFile file, List<String> conflicts) {
    Optional<String> theirs = read(folder.resolve(file.path()));
    if (theirs.isEmpty() || edits == Edits.REPLACE || !manifest.has(file.path())) {
      return file;
    }
    boolean untouched = manifest.unchanged(folder, file.path());
    Optional<String> written = read(folder.resolve(WRITTEN + file.path()));
    String ours = written.orElse(untouched ? theirs.get() : "");
    if (ours.equals(theirs.get()) || theirs.get().equals(file.content())) {
      return file;
    }
    Merge merge = Merge.of(ours, theirs.get(), file.content());
    boolean whole = merge.conflicts().isEmpty() && isRead(file.path(), merge.text());
    if (!whole && edits == Edits.MERGE) {
      conflicts.add(file.path() + lines(merge));
    }
    merged.add(file.path());
    // Both together may be no YAML any more; then the person's own text stands as it is.
    String text = isRead(file.path(), merge.text()) ? merge.text() : theirs.get();
    return new RenderedFile(file.path(), text, file.secret());
  }

  private static String lines(Merge merge) {
    return merge.conflicts().isEmpty()
        ? ""
        : merge.conflicts().stream()
            .map(Merge.Range::toString)
            .collect(Collectors.joining(", ", ", line ", ""));
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
          Problem.input("folder.unreadable", file + " is no text any more. Nothing was written."),
          e);
    } catch (IOException e) {
      throw new ProblemException(
          Problem.input("folder.unreadable", file + " cannot be read. Nothing was written."), e);
    }
  }
}
