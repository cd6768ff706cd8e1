package org.imagewizard.catalog.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.base.progress.Progress;
import org.imagewizard.base.task.Cancellation;
import org.imagewizard.catalog.CatalogLoader;
import org.imagewizard.catalog.git.SourceClone.State;
import org.imagewizard.catalog.git.SourceClone.Wanted;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Clones of a bare repository on this disk, whose submodule has an address for those with a key.
 */
class SourceCloneTest {
  private static final String URL = "https://git.example/lab/server.git";
  private static final String SCHEMAS = "https://git.example/lab/schemas.git";

  @TempDir Path temp;
  private Path folder;
  private ObjectId first = ObjectId.zeroId();
  private ObjectId second = ObjectId.zeroId();
  private final List<Progress> events = new ArrayList<>();
  private final List<String> asked = new ArrayList<>();

  @BeforeEach
  void repositories() throws Exception {
    folder = temp.resolve("clone");
    ObjectId schemas;
    try (Git git = init("schemas")) {
      schemas = commit(git, "request.json", "{}");
      commit(git, "request.json", "{\"newer\": true}");
    }
    try (Git git = init("server")) {
      write(git, "docker-compose.yml", "services: {orchestrator: {image: a}}\n");
      write(
          git,
          ".gitmodules",
          "[submodule \"schemas\"]\n\tpath = schemas\n\turl = git@git.example:lab/schemas.git\n");
      git.add().addFilepattern(".").call();
      link(git, "schemas", schemas);
      commit(git, "a.txt", "one\n");
      first = commit(git, "b.txt", "one\n");
      git.tag().setName("orchestrator-0.6.0").setMessage("as released").call();
      git.branchCreate().setName("old").call();
      second = commit(git, "a.txt", "two\n");
    }
  }

  @Test
  void onlyTheNewestStateComesAndItIsASource() throws Exception {
    State state = bring("", false);

    assertThat(state.commit()).isEqualTo(second.name());
    assertThat(state.changed()).isTrue();
    assertThat(folder.resolve("a.txt")).hasContent("two");
    assertThat(folder.resolve("schemas/request.json")).doesNotExist();
    try (Git git = Git.open(folder.toFile())) {
      assertThat(git.log().call()).as("shallow").hasSize(1);
    }
    assertThat(new CatalogLoader(Map.of()).from(folder).services()).hasSize(1);
    assertThat(events.toString()).contains("100 %");
  }

  @ParameterizedTest
  @CsvSource({"old", "orchestrator-0.6.0", "FIRST"})
  void aBranchATagOrACommitIsTaken(String ref) {
    assertThat(bring(ref.replace("FIRST", first.name()), false).commit()).isEqualTo(first.name());
    assertThat(folder.resolve("a.txt")).hasContent("one");
  }

  @Test
  void aSubmoduleComesOverHttpsAtTheCommitThatTheSourceNames() {
    bring("", true);

    assertThat(folder.resolve("schemas/request.json")).hasContent("{}");
    assertThat(asked).contains(SCHEMAS).noneMatch(address -> address.contains("git@"));
  }

  @Test
  void anUpdateBringsWhatIsNewAndKeepsWhatSomebodyChanged() throws Exception {
    bring("old", false);
    Files.writeString(folder.resolve("b.txt"), "mine\n");
    Files.writeString(folder.resolve("new.env"), "KEY=mine\n");

    State state = bring("master", false);

    assertThat(state.commit()).isEqualTo(second.name());
    assertThat(state.edited()).containsExactly("b.txt");
    assertThat(folder.resolve("a.txt")).hasContent("two");
    assertThat(folder.resolve("b.txt")).hasContent("mine");
    assertThat(folder.resolve("new.env")).hasContent("KEY=mine");
    assertThat(bring("master", false).changed()).as("nothing newer").isFalse();
  }

  @Test
  void whatBothChangedIsNamedAndNothingIsTouched() throws Exception {
    bring("old", false);
    Files.writeString(folder.resolve("a.txt"), "mine\n");

    ProblemException refused = refused("master");

    assertThat(refused.problem().id()).isEqualTo("source.edited");
    assertThat(refused.problem().evidence()).containsExactly("a.txt");
    assertThat(folder.resolve("a.txt")).hasContent("mine");
    try (Git git = Git.open(folder.toFile())) {
      assertThat(git.getRepository().resolve("HEAD")).isEqualTo(first);
    }
  }

  @Test
  void aCloneThatWasCutOffIsEnded() throws Exception {
    Git.init().setDirectory(folder.toFile()).call().close();
    Files.writeString(folder.resolve("a.txt"), "half of it");

    assertThat(bring("", false).commit()).isEqualTo(second.name());
    assertThat(folder.resolve("a.txt")).hasContent("two");
  }

  @Test
  void cancellingLeavesNoHalfClone() {
    Cancellation cancelled = new Cancellation();
    cancelled.cancel();

    assertThatThrownBy(
            () -> cloner().bring(folder, new Wanted(URL, "", false), events::add, cancelled))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.problem().kind()).isEqualTo(Problem.Kind.CANCELLED));
    assertThat(folder).doesNotExist();
  }

  @Test
  void otherFoldersAndOtherClonesAreLeftAlone() throws Exception {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("thesis.txt"), "mine");
    assertThat(refused("").problem().kind()).isEqualTo(Problem.Kind.INPUT);
    assertThat(folder.resolve("thesis.txt")).hasContent("mine");

    folder = temp.resolve("other");
    try (Git git = Git.init().setDirectory(folder.toFile()).call()) {
      git.getRepository().getConfig().setString("remote", "origin", "url", SCHEMAS);
      git.getRepository().getConfig().save();
    }
    assertThat(refused("").problem().id()).isEqualTo("source.other");
  }

  @Test
  void anUnknownRefIsSaidWithTheNearest() {
    assertThat(refused("orchestrator-0.6.1").problem().summary())
        .contains("Did you mean orchestrator-0.6.0?");
    assertThat(folder).doesNotExist();
  }

  @Test
  void aRepositoryThatIsNotThereIsOneSentence() {
    assertThatThrownBy(
            () ->
                cloner()
                    .bring(
                        folder,
                        new Wanted("https://git.example/lab/none.git", "", false),
                        events::add,
                        new Cancellation()))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.problem().id()).isEqualTo("source.unreachable"));
    assertThat(folder).doesNotExist();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "git@github.com:lab/a.git         | https://github.com/lab/a.git",
        "ssh://git@github.com/lab/a.git   | https://github.com/lab/a.git",
        "ssh://git@host.example:22/a/b    | https://host.example/a/b",
        "git://host.example/a/b.git       | https://host.example/a/b.git",
        "https://github.com/lab/a.git     | https://github.com/lab/a.git",
        "../schemas.git                   | https://git.example/lab/schemas.git",
        "./schemas.git                    | https://git.example/lab/server.git/schemas.git",
      })
  void addressesForKeysBecomeAddressesForEverybody(String written, String asked) {
    assertThat(HttpsAddress.of(written, "git@git.example:lab/server.git")).isEqualTo(asked);
  }

  private State bring(String ref, boolean submodules) {
    return cloner()
        .bring(folder, new Wanted(URL, ref, submodules), events::add, new Cancellation());
  }

  private ProblemException refused(String ref) {
    try {
      bring(ref, false);
    } catch (ProblemException e) {
      return e;
    }
    throw new AssertionError("it was not refused");
  }

  /** The repositories' addresses lead to this disk. */
  private SourceClone cloner() {
    return new SourceClone(
        Map.of(),
        address -> {
          asked.add(address);
          String name = address.substring(address.lastIndexOf('/') + 1).replace(".git", "");
          return temp.resolve(name).toUri().toString();
        });
  }

  private Git init(String name) throws GitAPIException, IOException {
    Git git =
        Git.init().setInitialBranch("master").setDirectory(temp.resolve(name).toFile()).call();
    // As the large hosts do: a commit may be asked for by its id.
    git.getRepository().getConfig().setBoolean("uploadpack", null, "allowAnySHA1InWant", true);
    git.getRepository().getConfig().setBoolean("commit", null, "gpgsign", false);
    git.getRepository().getConfig().save();
    return git;
  }

  private static void write(Git git, String name, String text) throws IOException {
    Files.writeString(git.getRepository().getWorkTree().toPath().resolve(name), text);
  }

  private static ObjectId commit(Git git, String name, String text)
      throws GitAPIException, IOException {
    write(git, name, text);
    git.add().addFilepattern(name).call();
    return git.commit()
        .setAuthor("Somebody", "somebody@example.org")
        .setCommitter("Somebody", "somebody@example.org")
        .setMessage(name + " " + text.strip())
        .call();
  }

  /** The entry of a submodule, which no file stands for. */
  private static void link(Git git, String path, ObjectId commit) throws IOException {
    DirCache cache = git.getRepository().lockDirCache();
    DirCacheBuilder builder = cache.builder();
    for (int i = 0; i < cache.getEntryCount(); i++) {
      builder.add(cache.getEntry(i));
    }
    DirCacheEntry entry = new DirCacheEntry(path);
    entry.setFileMode(FileMode.GITLINK);
    entry.setObjectId(commit);
    builder.add(entry);
    builder.commit();
  }
}
