package org.imagewizard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.imagewizard.plan.LockFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A lock.yaml of another server, named in the wizard; and a server packed from its menu. */
class LockQuestionTest {
  @TempDir Path home;
  private final FakeDesk desk = new FakeDesk();

  /** Without the breaks of lines. */
  private static String flat(Run.Result result) {
    return result.out().replaceAll("\\s+", " ");
  }

  /** The steps up to the version take their defaults. */
  private Run.Result version(String... answers) {
    List<String> before = List.of("", "", "", "3", "", "");
    return new Run(desk, home)
        .person(Stream.concat(before.stream(), Stream.of(answers)).toArray(String[]::new))
        .of("--text");
  }

  @Test
  void exactlyItsImagesAreWritten() throws IOException {
    Path out = home.resolve("plan.yaml");
    new Run(desk, home).of("plan", "--language-model", "none", "--out", out.toString());
    new Run(desk, home).of("write", "--plan", out.toString(), "--dir", home + "/other", "--locked");
    LockFile lock = desk.lock.orElseThrow();
    Path file = Files.writeString(home.resolve("lock.yaml"), lock.write());
    desk.lock = java.util.Optional.empty();

    Run.Result result = version("7", file.toString(), "", "", "c", "2");
    assertThat(result.out()).contains(" --lock " + file);
    assertThat(flat(result))
        .containsPattern("names " + lock.services().size() + " images")
        .contains("newest built on " + lock.newestDay());
    assertThat(desk.lock).as(result.out()).contains(lock);
  }

  /** The lock of a smaller server: what it lacks is looked up, and named. */
  @Test
  void servicesThatTheLockDoesNotHoldAreNamed() throws IOException {
    Path out = home.resolve("plan.yaml");
    new Run(desk, home).of("plan", "--language-model", "none", "--out", out.toString());
    new Run(desk, home).of("write", "--plan", out.toString(), "--dir", home + "/other", "--locked");
    Map<String, LockFile.Locked> held = new HashMap<>(desk.lock.orElseThrow().services());
    held.remove("resize-graphic");
    Path file = Files.writeString(home.resolve("lock.yaml"), new LockFile(held).write());

    String[] write = {"write", "--plan", out.toString(), "--dir", "d", "--lock", file.toString()};
    Run.Result result = new Run(desk, home).of(write);
    assertThat(result.exit()).isZero();
    assertThat(flat(result))
        .contains("The lock does not hold one service, and the registry was asked")
        .contains("resize-graphic.");
    assertThat(desk.lock.orElseThrow().services()).containsKey("resize-graphic");
    assertThat(desk.lock.orElseThrow().services()).containsAllEntriesOf(held);

    String[] json = Stream.concat(Stream.of(write), Stream.of("--json")).toArray(String[]::new);
    assertThat(new Run(desk, home).of(json).json().path("notInLock").get(0).asText())
        .isEqualTo("resize-graphic");
    assertThat(
            flat(
                new Run(desk, home)
                    .of(
                        "--lang", "fr", write[0], write[1], write[2], write[3], write[4], write[5],
                        write[6])))
        .contains("Le verrou ne contient pas un service");
  }

  @Test
  void whatDoesNotFitIsSaidAndAskedAgain() throws IOException {
    Path file = Files.writeString(home.resolve("lock.yaml"), new LockFile(Map.of()).write());
    Run.Result result = version("7", "none.yaml", file.toString());
    assertThat(flat(result))
        .contains("There is no file none.yaml.")
        .contains("names no image.")
        .contains("The lock has no image for the services orchestrator, memcached, ");
    assertThat(desk.written).isEmpty();
  }

  @Test
  void aServerIsPackedFromItsMenu() throws IOException {
    Path there = Files.writeString(home.resolve("there.bundle"), "x");
    new Run(desk, home).person("", "", "", "3", "", "", "1", "", "", "2").of("--text");
    Path server = desk.written.getFirst();
    Files.createDirectories(server);
    Files.writeString(server.resolve("plan.yaml"), "format: 1\n");

    Run.Result result =
        new Run(desk, home)
            .person("3", "11", there.toString(), home + "/new.bundle", "2", "11", "", "", "1")
            .of("--text");
    assertThat(flat(result)).contains("is there already; choose another name");
    assertThat(desk.server.calls)
        .containsSubsequence("bundle new.bundle with keys", "bundle lab-server.bundle");
  }
}
