package org.imagewizard.render;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.base.secret.Secret;
import org.imagewizard.render.FileAction.Action;

/**
 * Writes a deployment folder: all of it or nothing. A file that is replaced stays in {@code
 * .image-wizard/backup}, unless it holds keys.
 */
public final class FolderWriter {
  /** The folder in a deployment's folder that is the wizard's own. */
  public static final String PRIVATE = ".image-wizard";

  /** How the first line of every file of ours begins. */
  static final String MARK = "# IMAGE Wizard:";

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH-mm-ss.SSS");

  private final Clock clock;

  public FolderWriter() {
    this(Clock.systemDefaultZone());
  }

  FolderWriter(Clock clock) {
    this.clock = clock;
  }

  /**
   * What {@link #write} would do.
   *
   * @throws ProblemException kind INPUT as {@link #write}
   */
  public List<FileAction> preview(Path folder, List<RenderedFile> files) {
    Manifest manifest = Manifest.read(folder);
    new FolderCheck(folder, manifest).run(files);
    return actions(folder, KeptLines.keep(folder, files), manifest);
  }

  /**
   * @throws ProblemException kind INPUT when the folder cannot be written, is full, or holds
   *     foreign files under our names; nothing is half-written
   */
  public List<FileAction> write(Path folder, List<RenderedFile> files) {
    return write(folder, files, true);
  }

  /**
   * The same for some of the folder's files; all others stay as they are.
   *
   * @throws ProblemException kind INPUT as {@link #write}
   */
  public List<FileAction> writeSome(Path folder, List<RenderedFile> files) {
    return write(folder, files, false);
  }

  private List<FileAction> write(Path folder, List<RenderedFile> files, boolean whole) {
    Deque<Path> made = new ArrayDeque<>();
    try {
      if (Files.isDirectory(folder.resolve(PRIVATE), LinkOption.NOFOLLOW_LINKS)) {
        new Exchange(folder).recover();
      }
      Manifest manifest = Manifest.read(folder);
      new FolderCheck(folder, manifest).run(files);
      List<RenderedFile> kept = KeptLines.keep(folder, files);
      Manifest before = whole ? manifest : new Manifest(Map.of());
      List<FileAction> actions = actions(folder, kept, before);
      make(folder, made);
      Manifest after = whole ? Manifest.of(kept) : manifest.with(Manifest.of(kept));
      exchange(folder, kept, actions, after);
      return actions;
    } catch (IOException e) {
      takeBack(made);
      throw failed(folder, e);
    }
  }

  /** Keys that the folder's env files already hold; those without a value are left out. */
  public Map<String, Secret> existingKeys(Path folder) {
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
          Problem.input(
              "folder.unreadable",
              "The env files in " + config + " cannot be read; they hold the server's keys."),
          e);
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
      Path folder, List<RenderedFile> files, Manifest manifest) {
    List<FileAction> actions = new ArrayList<>();
    for (RenderedFile file : files) {
      actions.add(
          new FileAction(file.path(), action(folder.resolve(file.path()), file), file.mode()));
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
    try {
      boolean same = Files.readString(target).equals(file.content());
      return same && FileModes.has(target, file.mode()) ? Action.KEEP : Action.REPLACE;
    } catch (IOException e) {
      return Action.REPLACE;
    }
  }

  private void exchange(
      Path folder, List<RenderedFile> files, List<FileAction> actions, Manifest after)
      throws IOException {
    Map<String, Action> by =
        actions.stream().collect(Collectors.toMap(FileAction::path, FileAction::action));
    List<RenderedFile> next = new ArrayList<>();
    files.stream().filter(file -> by.get(file.path()) != Action.KEEP).forEach(next::add);
    next.add(new RenderedFile(Manifest.PATH, after.write(), true));
    List<String> create = new ArrayList<>(paths(by, Action.CREATE));
    List<String> replace = new ArrayList<>(paths(by, Action.REPLACE));
    replace.addAll(paths(by, Action.REMOVE));
    (Files.exists(folder.resolve(Manifest.PATH)) ? replace : create).add(Manifest.PATH);

    Exchange exchange = new Exchange(folder);
    exchange.run(next, create, replace);
    try {
      backUp(folder, exchange, replace);
    } catch (IOException e) {
      exchange.recover();
      throw e;
    }
    exchange.finish();
  }

  private static List<String> paths(Map<String, Action> by, Action action) {
    return by.keySet().stream().filter(path -> by.get(path) == action).sorted().toList();
  }

  private void backUp(Path folder, Exchange exchange, List<String> replaced) throws IOException {
    List<String> open =
        replaced.stream()
            .filter(path -> !path.startsWith(EnvFiles.FOLDER) && !path.equals(Manifest.PATH))
            .toList();
    if (open.isEmpty()) {
      return;
    }
    Path backup = folder.resolve(PRIVATE).resolve("backup");
    FileModes.privateFolder(backup);
    Path now = backup.resolve(STAMP.format(LocalDateTime.now(clock)));
    for (String path : open) {
      Path to = now.resolve(path);
      Files.createDirectories(to.getParent());
      Files.copy(exchange.replaced(path), to, StandardCopyOption.COPY_ATTRIBUTES);
    }
  }

  /** Makes the folder and ours in it, remembering each step for {@link #takeBack}. */
  private static void make(Path folder, Deque<Path> made) throws IOException {
    Deque<Path> missing = new ArrayDeque<>();
    for (Path at = folder.toAbsolutePath(); at != null && !Files.exists(at); at = at.getParent()) {
      missing.push(at);
    }
    for (Path path : missing) {
      Files.createDirectory(path);
      Owner.give(path);
      made.push(path);
    }
    Path own = folder.resolve(PRIVATE);
    if (!Files.exists(own)) {
      made.push(own);
    }
    Path config = folder.resolve(EnvFiles.FOLDER);
    if (!Files.exists(config)) {
      made.push(config);
    }
    FileModes.privateFolder(own);
  }

  private static void takeBack(Deque<Path> made) {
    for (Path path : made) {
      try {
        FileModes.deleteTree(path);
      } catch (IOException e) {
        System.getLogger(FolderWriter.class.getName())
            .log(System.Logger.Level.WARNING, "not taken back: " + path, e);
      }
    }
  }

  private static ProblemException failed(Path folder, IOException e) {
    String reason =
        switch (e) {
          case AccessDeniedException denied -> "you may not write to " + denied.getFile();
          case FileSystemException file when file.getReason() != null -> file.getReason();
          case FileSystemException file -> file.getFile() + " cannot be made";
          default -> String.valueOf(e.getMessage());
        };
    return new ProblemException(
        Problem.input(
            "folder.write",
            "The folder " + folder + " could not be written (" + reason + "), and is as it was."),
        e);
  }
}
