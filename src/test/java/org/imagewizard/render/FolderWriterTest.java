package org.imagewizard.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.base.secret.Secret;
import org.imagewizard.render.FileAction.Action;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderWriterTest {
  private static final String HEAD = FolderWriter.MARK + " a test\n";

  @TempDir Path temp;
  private Path folder;
  private final FolderWriter writer = new FolderWriter();

  @BeforeEach
  void folder() {
    folder = temp.resolve("deep/bench");
  }

  @Test
  void makesTheFolderWithItsModes() throws IOException {
    List<FileAction> actions = writer.write(folder, files("1"));

    assertThat(actions)
        .containsExactly(
            new FileAction("compose.yaml", Action.CREATE, "0644"),
            new FileAction("config/llm.env", Action.CREATE, "0600"));
    assertThat(folder.resolve("compose.yaml")).hasContent(HEAD + "v: 1\n");
    assertThat(mode("compose.yaml")).isEqualTo("rw-r--r--");
    assertThat(mode("config/llm.env")).isEqualTo("rw-------");
    assertThat(mode("config")).isEqualTo("rwx------");
    assertThat(mode(".image-wizard")).isEqualTo("rwx------");
    assertThat(writer.changedByHand(folder)).isEmpty();
  }

  @Test
  void previewSaysTheSameAndWritesNothing() {
    assertThat(writer.preview(folder, files("1"))).hasSize(2);
    assertThat(folder.getParent()).doesNotExist();

    List<FileAction> said = writer.preview(folder, files("1"));
    assertThat(writer.write(folder, files("1"))).isEqualTo(said);
  }

  @Test
  void someFilesAreWrittenAndAllOthersStayOurs() throws IOException {
    writer.write(folder, files("1"));
    RenderedFile env = new RenderedFile("config/llm.env", HEAD + "KEY=two\n", true);

    assertThat(writer.writeSome(folder, List.of(env)))
        .containsExactly(new FileAction("config/llm.env", Action.REPLACE, "0600"));

    assertThat(folder.resolve("config/llm.env")).hasContent(HEAD + "KEY=two\n");
    assertThat(folder.resolve("compose.yaml")).hasContent(HEAD + "v: 1\n");
    assertThat(writer.changedByHand(folder)).isEmpty();
    assertThat(writer.existingKeys(folder)).containsEntry("KEY", new Secret("two"));
    Files.delete(folder.resolve("compose.yaml"));
    assertThat(writer.changedByHand(folder)).containsExactly("compose.yaml");
  }

  @Test
  void withSudoThePersonOwnsWhatIsNew() throws IOException {
    Path made = Files.createFile(temp.resolve("made"));
    Object before = Files.getAttribute(made, "unix:uid");
    Owner.give(made, Map.of("SUDO_UID", "not a number", "SUDO_GID", "7"));
    assertThat(Files.getAttribute(made, "unix:uid")).isEqualTo(before);
    org.junit.jupiter.api.Assumptions.assumeTrue(
        before.equals(0), "only root can give a file away");

    Owner.give(made, Map.of("SUDO_UID", "1234", "SUDO_GID", "77"));

    assertThat(Files.getAttribute(made, "unix:uid")).isEqualTo(1234);
    assertThat(Files.getAttribute(made, "unix:gid")).isEqualTo(77);
  }

  @Test
  void replacesWhatChangedAndKeepsACopy() throws IOException {
    writer.write(folder, files("1"));

    assertThat(writer.write(folder, files("2")))
        .extracting(FileAction::action)
        .containsExactly(Action.REPLACE, Action.KEEP);

    assertThat(folder.resolve("compose.yaml")).hasContent(HEAD + "v: 2\n");
    assertThat(tree(folder.resolve(".image-wizard/backup")).values())
        .containsExactly(HEAD + "v: 1\n");
    assertThat(folder.resolve(".image-wizard/undo")).doesNotExist();
    assertThat(folder.resolve(".image-wizard/staging")).doesNotExist();
  }

  @Test
  void oldBackupsGo() throws IOException {
    Clock clock = new Ticking();
    FolderWriter ticking = new FolderWriter(() -> clock);
    for (int i = 0; i < Backups.KEPT + 5; i++) {
      ticking.write(folder, files("" + i));
    }
    Path backup = folder.resolve(".image-wizard/backup");
    Files.createDirectory(backup.resolve("0-mine"));
    ticking.write(folder, files("last"));

    try (var entries = Files.list(backup)) {
      List<String> names = entries.map(e -> e.getFileName().toString()).sorted().toList();
      assertThat(names).hasSize(Backups.KEPT + 1).startsWith("0-mine");
      assertThat(backup.resolve(names.getLast()).resolve("compose.yaml"))
          .hasContent(HEAD + "v: " + (Backups.KEPT + 4) + "\n");
    }
  }

  @Test
  void oneWriterAtATime() throws IOException {
    writer.write(folder, files("1"));
    try (FolderLock other = FolderLock.take(folder.resolve(FolderWriter.PRIVATE))) {
      assertThatThrownBy(() -> writer.write(folder, files("2")))
          .isInstanceOf(ProblemException.class)
          .hasMessageContaining("Another wizard");
    }
    assertThat(folder.resolve("compose.yaml")).hasContent(HEAD + "v: 1\n");
    writer.write(folder, files("2"));
  }

  @Test
  void removesWhatIsNoLongerWrittenButNoEnvFile() {
    List<RenderedFile> more = new ArrayList<>(files("1"));
    more.add(new RenderedFile("proxy/routes.yaml", HEAD, false));
    writer.write(folder, more);

    List<FileAction> actions =
        writer.write(folder, List.of(new RenderedFile("compose.yaml", HEAD, false)));

    assertThat(actions)
        .contains(new FileAction("proxy/routes.yaml", Action.REMOVE, "0644"))
        .hasSize(2);
    assertThat(folder.resolve("proxy/routes.yaml")).doesNotExist();
    assertThat(folder.resolve("config/llm.env")).exists();
  }

  @Test
  void mendsAModeThatWasOpened() throws IOException {
    writer.write(folder, files("1"));
    Path env = folder.resolve("config/llm.env");
    Files.setPosixFilePermissions(env, PosixFilePermissions.fromString("rw-r--r--"));

    writer.write(folder, files("1"));

    assertThat(mode("config/llm.env")).isEqualTo("rw-------");
  }

  @Test
  void variablesAddedByHandStay() throws IOException {
    writer.write(folder, files("1"));
    Path env = folder.resolve("config/llm.env");
    Files.writeString(env, HEAD + "KEY=old\nLOG_LEVEL = \"a $$b\"\nGONE=1\n");
    List<RenderedFile> next =
        List.of(
            files("1").getFirst(),
            new RenderedFile("config/llm.env", HEAD + "KEY=new\n# GONE=\n", true));

    writer.write(folder, next);

    assertThat(DotEnv.parse(Files.readString(env)))
        .isEqualTo(Map.of("KEY", "new", "LOG_LEVEL", "a $b"));
    assertThat(writer.existingKeys(folder))
        .isEqualTo(Map.of("KEY", new Secret("new"), "LOG_LEVEL", new Secret("a $b")));
  }

  @Test
  void foreignFilesUnderOurNamesAreLeftAlone() throws IOException {
    refusesAndLeaves("compose.yaml", "services: {}\n", "compose.yaml");
  }

  @Test
  void otherPeoplesFoldersAreLeftAlone() throws IOException {
    refusesAndLeaves("thesis.tex", "text", "thesis.tex");
  }

  @Test
  void aHiddenFileOfSomebodyElseDoesNotMatter() throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve(".gitignore"), "*.log\n");

    assertThat(writer.write(folder, files("1"))).hasSize(2);
    assertThat(folder.resolve(".gitignore")).hasContent("*.log\n");
  }

  @Test
  void aFolderWithOnlyAPlanIsOurs() throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("plan.yaml"), "format: 1\nname: x\nservices: []\n");
    List<RenderedFile> files = List.of(new RenderedFile("plan.yaml", HEAD, false));

    assertThat(writer.write(folder, files).getFirst().action()).isEqualTo(Action.REPLACE);
  }

  @Test
  void linksUnderOurNamesAreRefused() throws IOException {
    Path elsewhere = Files.createDirectories(temp.resolve("elsewhere"));
    Files.createDirectories(folder);
    Files.createSymbolicLink(folder.resolve("config"), elsewhere);

    assertThatThrownBy(() -> writer.write(folder, files("1")))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("is a link");
    assertThat(elsewhere).isEmptyDirectory();
    assertThat(folder.resolve("compose.yaml")).doesNotExist();
  }

  @Test
  void aFileWhereTheFolderGoesIsRefused() throws IOException {
    Files.writeString(temp.resolve("deep"), "a file");

    assertThatThrownBy(() -> writer.write(folder, files("1")))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("not a folder");
    assertThatThrownBy(() -> writer.preview(temp.resolve("deep"), files("1")))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("is a file");
  }

  @Test
  void aFailureInTheMiddleLeavesTheFolderAsItWas() throws IOException {
    writer.write(folder, files("1"));
    Map<String, String> before = tree(folder);
    List<RenderedFile> broken = new ArrayList<>(files("2"));
    broken.add(new RenderedFile("x".repeat(300), HEAD, false));

    assertThatThrownBy(() -> writer.write(folder, broken))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("as it was");
    assertThat(tree(folder)).isEqualTo(before);
  }

  @Test
  void aFailureInANewFolderLeavesNothing() {
    List<RenderedFile> broken = new ArrayList<>(files("1"));
    broken.add(new RenderedFile("x".repeat(300), HEAD, false));

    assertThatThrownBy(() -> writer.write(folder, broken)).isInstanceOf(ProblemException.class);
    assertThat(folder.getParent()).doesNotExist();
  }

  @Test
  void aFailureAmongTheMovesTakesAllBack() throws IOException {
    writer.write(folder, files("1"));
    Files.createDirectories(folder.resolve("lock.yaml/full"));
    Map<String, String> before = tree(folder);
    List<RenderedFile> next = new ArrayList<>(files("2"));
    // A file cannot be moved over a folder with something in it.
    next.add(new RenderedFile("lock.yaml", HEAD, false));

    assertThatThrownBy(() -> new Exchange(folder).run(next, List.of()))
        .isInstanceOf(IOException.class);
    assertThat(tree(folder)).isEqualTo(before);
  }

  /** Killed between two moves: the list stands, so the new state is brought about. */
  @Test
  void anExchangeThatWasCutOffIsEnded() throws IOException {
    writer.write(folder, files("1"));
    Path own = folder.resolve(FolderWriter.PRIVATE);
    Files.createDirectory(own.resolve("staging"));
    Files.writeString(own.resolve("staging/compose.yaml"), HEAD + "v: 2\n");
    Files.writeString(own.resolve("changes.list"), "put compose.yaml\nput moved.yaml\n");

    writer.recover(folder);

    assertThat(folder.resolve("compose.yaml")).hasContent(HEAD + "v: 2\n");
    assertThat(own.resolve("staging")).doesNotExist();
    assertThat(own.resolve("changes.list")).doesNotExist();
  }

  /** Killed before its list stood: nothing has happened. */
  @Test
  void anExchangeThatWasOnlyPreparedIsForgotten() throws IOException {
    writer.write(folder, files("1"));
    Path own = folder.resolve(FolderWriter.PRIVATE);
    Files.createDirectory(own.resolve("staging"));
    Files.writeString(own.resolve("staging/compose.yaml"), "half");

    assertThat(writer.existingKeys(folder)).containsKey("KEY");

    assertThat(folder.resolve("compose.yaml")).hasContent(HEAD + "v: 1\n");
    assertThat(own.resolve("staging")).doesNotExist();
  }

  @Test
  void aLeftOverOfAWizardThatWasKilledIsCleared() throws IOException {
    Path draft = folder.resolveSibling(".bench.new");
    Files.createDirectories(draft.resolve(FolderWriter.PRIVATE));
    Files.writeString(draft.resolve("compose.yaml"), "half");

    writer.write(folder, files("1"));

    assertThat(draft).doesNotExist();
    assertThat(folder.resolve("compose.yaml")).hasContent(HEAD + "v: 1\n");
  }

  @Test
  void aListThatPointsOutsideRemovesNothing() throws IOException {
    writer.write(folder, files("1"));
    Path outside = Files.writeString(temp.resolve("deep/outside.txt"), "mine");
    Path list = folder.resolve(Manifest.PATH);
    String more = "files:\n  ../outside.txt: {sha256: 00}\n  " + outside + ": {sha256: 00}\n";
    Files.writeString(list, Files.readString(list).replace("files:\n", more));

    writer.write(folder, files("2"));

    assertThat(outside).hasContent("mine");
  }

  private void refusesAndLeaves(String name, String content, String named) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve(name), content);
    Map<String, String> before = tree(folder);

    assertThatThrownBy(() -> writer.write(folder, files("1")))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining(named)
        .hasMessageContaining("Nothing was written");
    assertThatThrownBy(() -> writer.preview(folder, files("1")))
        .isInstanceOf(ProblemException.class);
    assertThat(tree(folder)).isEqualTo(before);
  }

  private static List<RenderedFile> files(String version) {
    return List.of(
        new RenderedFile("compose.yaml", HEAD + "v: " + version + "\n", false),
        new RenderedFile("config/llm.env", HEAD + "KEY=1\n", true));
  }

  /** A second later whenever it is asked. */
  private static final class Ticking extends Clock {
    private Instant now = Instant.EPOCH;

    @Override
    public Instant instant() {
      now = now.plusSeconds(1);
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  private String mode(String path) throws IOException {
    return PosixFilePermissions.toString(
        Files.getPosixFilePermissions(folder.resolve(path), LinkOption.NOFOLLOW_LINKS));
  }

  private static Map<String, String> tree(Path root) throws IOException {
    Map<String, String> tree = new TreeMap<>();
    try (var paths = Files.walk(root)) {
      for (Path path : paths.toList()) {
        if (Files.isRegularFile(path)) {
          tree.put(root.relativize(path).toString(), Files.readString(path));
        }
      }
    }
    return tree;
  }
}
