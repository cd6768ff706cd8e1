package org.imagewizard.render;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.imagewizard.base.file.FileFailure;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.base.secret.Secret;
import org.imagewizard.render.FileAction.Action;

/**
 * Writes a deployment folder: all of it or nothing. A file that is replaced stays in {@code
 * .image-wizard/backup}, unless it holds keys; what a person changed by hand is kept.
 */
public final class FolderWriter {
  /** The folder in a deployment's folder that is the wizard's own. */
  public static final String PRIVATE = ".image-wizard";

  /** How the first line of every file of ours begins. */
  static final String MARK = "# IMAGE Wizard:";

  private final Supplier<Clock> clock;

  public FolderWriter() {
    // Asked only when something is kept: to read the time zones costs every start a moment.
    this(Clock::systemDefaultZone);
  }

  FolderWriter(Supplier<Clock> clock) {
    this.clock = clock;
  }

  /** {@link #preview(Path, List, Edits)} that merges what was changed by hand. */
  public List<FileAction> preview(Path folder, List<RenderedFile> files) {
    return preview(folder, files, Edits.MERGE);
  }

  /**
   * What {@link #write} would do.
   *
   * @throws ProblemException kind INPUT as {@link #write}
   */
  public List<FileAction> preview(Path folder, List<RenderedFile> files, Edits edits) {
    recover(folder);
    return prepare(folder, files, true, edits).actions();
  }

  /**
   * What {@link #write} would leave. Asked with {@link Edits#KEEP}, conflicts are among the edits
   * and not thrown.
   */
  public Outcome outcome(Path folder, List<RenderedFile> files, Edits edits) {
    recover(folder);
    Next next = prepare(folder, files, true, edits);
    return new Outcome(
        next.files().stream().collect(Collectors.toMap(RenderedFile::path, RenderedFile::content)),
        next.edited());
  }

  /** {@link #write(Path, List, Edits)} that merges what was changed by hand. */
  public List<FileAction> write(Path folder, List<RenderedFile> files) {
    return write(folder, files, Edits.MERGE);
  }

  /**
   * @throws ProblemException kind INPUT when the folder cannot be written, is full, holds foreign
   *     files under our names, or both a person and the plan changed the same lines; nothing is
   *     half-written
   */
  public List<FileAction> write(Path folder, List<RenderedFile> files, Edits edits) {
    return write(folder, files, true, edits);
  }

  /**
   * The same for some of the folder's files; all others stay as they are.
   *
   * @throws ProblemException kind INPUT as {@link #write}
   */
  public List<FileAction> writeSome(Path folder, List<RenderedFile> files) {
    return write(folder, files, false, Edits.MERGE);
  }

  private List<FileAction> write(
      Path folder, List<RenderedFile> files, boolean whole, Edits edits) {
    try {
      if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
        Next next = prepare(folder, files, whole, edits);
        List<RenderedFile> all = new ArrayList<>(next.files());
        all.addAll(next.aside());
        new NewFolder(folder).write(all);
        return next.actions();
      }
      // Asked before the folder is touched, and again when nobody else can.
      prepare(folder, files, whole, edits);
      Path own = folder.resolve(PRIVATE);
      boolean fresh = !Files.exists(own);
      FileModes.privateFolder(own);
      try (FolderLock lock = FolderLock.take(own)) {
        new Exchange(folder).recover();
        Next next = prepare(folder, files, whole, edits);
        exchange(folder, next);
        return next.actions();
      } catch (IOException | RuntimeException e) {
        if (fresh) {
          FileModes.deleteTree(own);
        }
        throw e;
      }
    } catch (IOException e) {
      throw failed(folder, e);
    }
  }

  /**
   * Ends an exchange that was cut off by a crash, so that the folder is the old or the new one.
   * Nothing happens while another wizard writes, or in a folder that is not ours.
   */
  public void recover(Path folder) {
    Path own = folder.resolve(PRIVATE);
    if (!Files.isDirectory(own, LinkOption.NOFOLLOW_LINKS) || !Exchange.isCutOff(folder)) {
      return;
    }
    try {
      Optional<FolderLock> lock = FolderLock.tryTake(own);
      if (lock.isPresent()) {
        try (FolderLock held = lock.get()) {
          new Exchange(folder).recover();
        }
      }
    } catch (IOException e) {
      throw new ProblemException(
          Problem.input(
              "folder.cut-off", Sentence.of("folder.cut-off", folder, FileFailure.writing(e))),
          e);
    }
  }

  /**
   * What will be in the folder.
   *
   * @param files with what a person changed in them
   * @param aside files of the wizard's own: the manifest, and what we wrote before any change
   * @param edited what the person changed, place by place
   */
  private record Next(
      List<RenderedFile> files,
      List<RenderedFile> aside,
      List<FileAction> actions,
      List<HandEdit> edited) {}

  private Next prepare(Path folder, List<RenderedFile> files, boolean whole, Edits edits) {
    Manifest manifest = Manifest.read(folder);
    new FolderCheck(folder, manifest).run(files);
    HandEdits hand = new HandEdits(folder, manifest, edits);
    List<RenderedFile> settled = hand.settle(files);
    Manifest before = whole ? manifest : new Manifest(Map.of());
    Manifest after = whole ? Manifest.of(settled) : manifest.with(Manifest.of(settled));
    List<RenderedFile> aside = new ArrayList<>(HandEdits.aside(files));
    aside.add(new RenderedFile(Manifest.PATH, after.write(), true));
    List<FileAction> actions = actions(folder, settled, before, hand.merged());
    return new Next(settled, aside, actions, hand.edited());
  }

  /** Keys that the folder's env files already hold; those without a value are left out. */
  public Map<String, Secret> existingKeys(Path folder) {
    recover(folder);
    Map<String, Secret> keys = new LinkedHashMap<>();
    Path config = folder.resolve(EnvFiles.FOLDER);
    if (!Files.isDirectory(config)) {
      return keys;
    }
    try (Stream<Path> files = Files.list(config)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".env")).sorted().toList()) {
        DotEnv.parse(Files.readString(file))
            .forEach(
                (name, value) -> {
                  if (!value.isEmpty()) {
                    keys.put(name, new Secret(value));
                  }
                });
      }
      return keys;
    } catch (IOException e) {
      throw new ProblemException(
          Problem.input("folder.unreadable", Sentence.of("folder.keys-unread", config)), e);
    }
  }

  /** Files of ours that were changed or removed by hand since they were written, sorted. */
  public List<String> changedByHand(Path folder) {
    Manifest manifest = Manifest.read(folder);
    return manifest.hashes().keySet().stream()
        .filter(path -> !manifest.unchanged(folder, path))
        .toList();
  }

  private static List<FileAction> actions(
      Path folder, List<RenderedFile> files, Manifest manifest, Set<String> merged) {
    List<FileAction> actions = new ArrayList<>();
    for (RenderedFile file : files) {
      Action action = action(folder.resolve(file.path()), file);
      if (action == Action.REPLACE && merged.contains(file.path())) {
        action = Action.MERGE;
      }
      actions.add(new FileAction(file.path(), action, file.mode()));
    }
    Set<String> wanted = files.stream().map(RenderedFile::path).collect(Collectors.toSet());
    for (String path : manifest.hashes().keySet()) {
      // Keys are asked for again only when nobody can help it: env files are never removed.
      boolean env = path.startsWith(EnvFiles.FOLDER);
      if (!wanted.contains(path) && !env && Files.exists(folder.resolve(path))) {
        actions.add(new FileAction(path, Action.REMOVE, "0644"));
      }
    }
    return actions;
  }

  private static Action action(Path target, RenderedFile file) {
    if (!Files.exists(target)) {
      return Action.CREATE;
    }
    return FileModes.has(target, file.mode()) && holds(target, file) ? Action.KEEP : Action.REPLACE;
  }

  private static boolean holds(Path target, RenderedFile file) {
    try {
      return Files.readString(target).equals(file.content());
    } catch (IOException e) {
      return false;
    }
  }

  private void exchange(Path folder, Next next) throws IOException {
    Map<String, Action> by =
        next.actions().stream().collect(Collectors.toMap(FileAction::path, FileAction::action));
    List<RenderedFile> put = new ArrayList<>();
    next.files().stream().filter(file -> by.get(file.path()) != Action.KEEP).forEach(put::add);
    // compose.yaml names the others, so they are there before it is.
    put.sort(java.util.Comparator.comparing(file -> file.path().equals(Renderer.COMPOSE_FILE)));
    next.aside().stream().filter(f -> !holds(folder.resolve(f.path()), f)).forEach(put::add);
    List<String> gone = paths(by, Set.of(Action.REMOVE));
    List<String> drop = new ArrayList<>(gone);
    gone.forEach(path -> drop.add(HandEdits.WRITTEN + path));
    if (put.isEmpty() && drop.isEmpty()) {
      return;
    }
    Backups backups = new Backups(folder);
    try {
      backups.keep(paths(by, Set.of(Action.REPLACE, Action.MERGE, Action.REMOVE)), clock.get());
      new Exchange(folder).run(put, drop);
    } catch (IOException | RuntimeException e) {
      backups.forget();
      throw e;
    }
    backups.prune();
  }

  private static List<String> paths(Map<String, Action> by, Set<Action> wanted) {
    return by.keySet().stream().filter(path -> wanted.contains(by.get(path))).sorted().toList();
  }

  private static ProblemException failed(Path folder, IOException e) {
    return new ProblemException(
        Problem.input(
            "folder.write", Sentence.of("folder.unwritten", folder, FileFailure.writing(e))),
        e);
  }
}
