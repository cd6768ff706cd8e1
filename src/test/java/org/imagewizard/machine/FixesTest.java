package org.imagewizard.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.base.task.Cancellation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class FixesTest {
  private static final List<String> WITHOUT_ROOT = List.of("traefik-network", "cards-restart");

  @TempDir Path folder;
  private FakeHost fake;
  private final List<String> lines = new CopyOnWriteArrayList<>();

  @BeforeEach
  void aHost() {
    fake = new FakeHost(folder);
  }

  private Fixes fixes(boolean root, boolean terminal) {
    return new Fixes(fake.host(), new Elevation(fake.host(), root, terminal));
  }

  @Test
  void everyFixSaysWhatItDoesAndHowItIsUndone() {
    for (Fix fix : fixes(true, false).all()) {
      assertThat(fix.title()).isNotBlank();
      assertThat(fix.command()).isNotEmpty();
      assertThat(fix.effect()).isNotBlank();
      assertThat(fix.undo()).isNotBlank();
      for (String text :
          List.of(fix.title(Locale.FRENCH), fix.effect(Locale.FRENCH), fix.undo(Locale.FRENCH))) {
        assertThat(text).isNotBlank().doesNotContain("[");
      }
      assertThat(fix.root()).isEqualTo(!WITHOUT_ROOT.contains(fix.id()));
      assertThat(fix.checks()).isNotEmpty();
      assertThat(fixes(true, false).byId(fix.id())).contains(fix);
    }
    assertThat(fixes(true, false).byId("no-such-fix")).isEmpty();
  }

  /** A plain command, which nothing precedes: it works, or its own words say why not. */
  @Test
  void theGroupIsJoinedOrStaysAsItWas() {
    String group = "root:x:0:\ndocker:x:999:\n";
    fake.file("/etc/group", group).env("SUDO_USER", "alice");
    Path file = fake.host().at("/etc/group");
    fake.program("usermod", "echo \"usermod: group '$2' does not exist\" >&2; exit 6");
    Fixes fixes = fixes(true, false);
    Fix fix = fixes.byId("docker-group").orElseThrow();
    assertThat(fix.command()).containsExactly("usermod", "-aG", "docker", "alice");

    assertThatThrownBy(() -> fixes.run(fix, lines::add, new Cancellation()))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> {
              assertThat(e.problem().id()).isEqualTo("fix.failed");
              assertThat(e.problem().summary()).contains("exit code 6", "does not exist");
            });
    assertThat(file).hasContent(group);

    fake.program("usermod", "sed -i \"s/^$2:.*:/&$3/\" " + file);
    fixes.run(fix, lines::add, new Cancellation());
    assertThat(file).content().contains("docker:x:999:alice");
  }

  @Test
  void scriptsAreBundledAndWrittenForAPersonToRun() throws Exception {
    Fixes fixes = fixes(true, false);
    for (Fix fix : fixes.all()) {
      if (fix.id().equals("docker-group")) {
        assertThat(fixes.script(fix)).isEmpty();
        continue;
      }
      fixes.prepare(fix);
      Path script = Path.of(fix.command().getLast());
      assertThat(script).startsWith(folder).content().isEqualTo(fixes.script(fix).orElseThrow());
      assertThat(Files.readString(script)).startsWith("#!/usr/bin/env bash");
      Process syntax = new ProcessBuilder("bash", "-n", script.toString()).start();
      assertThat(syntax.waitFor()).isZero();
    }
  }

  @Test
  void whatEndsDockerAgainDependsOnTheSystem() {
    assertThat(fixes(true, false).byId("docker-start").orElseThrow().undo()).contains("docker.pid");
    fake.file("/run/systemd/system/.keep", "");
    assertThat(fixes(true, false).byId("docker-start").orElseThrow().undo())
        .isEqualTo("systemctl stop docker");
  }

  @Test
  void theGroupGetsThePersonBehindSudo() {
    fake.env("SUDO_USER", "alice");
    assertThat(fixes(true, false).byId("docker-group").orElseThrow().command())
        .containsExactly("usermod", "-aG", "docker", "alice");
  }

  @Test
  void sudoIsSaidOnlyToWhoNeedsIt() {
    fake.env("SUDO_USER", "alice");
    assertThat(fixes(false, true).byId("docker-group").orElseThrow().typed())
        .isEqualTo("sudo usermod -aG docker alice");
    assertThat(fixes(false, true).byId("traefik-network").orElseThrow().typed())
        .startsWith("bash /")
        .endsWith("/traefik-network.sh");
    fake.file("/proc/self/status", "Name:\tjava\nUid:\t0\t0\t0\t0\n");
    assertThat(fixes(true, true).byId("docker-group").orElseThrow().typed())
        .isEqualTo("usermod -aG docker alice");
  }

  @Test
  void rightsComeFromWhatIsHere() {
    Fix fix = new Fix("x", "X", List.of("do"), true, "", "");
    assertThat(fixes(true, false).commandLine(fix)).containsExactly("do");
    fake.program("sudo", "exit 0").program("pkexec", "exit 0");
    assertThat(fixes(false, true).commandLine(fix)).containsExactly("sudo", "--", "do");
    assertThat(fixes(false, false).commandLine(fix)).containsExactly("sudo", "-n", "--", "do");
    fake.env("DISPLAY", ":0");
    assertThat(fixes(false, false).commandLine(fix)).containsExactly("pkexec", "do");
  }

  @Test
  void withoutAnyWayToRightsNothingRuns() {
    Fix fix = new Fix("x", "X", List.of("do"), true, "", "");
    assertThatThrownBy(() -> fixes(false, true).run(fix, lines::add, new Cancellation()))
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.problem().id()).isEqualTo("fix.no-rights"));
  }

  @Test
  void aFixStreamsItsLinesThroughSudo() {
    fake.program("sudo", "shift; exec \"$@\"").program("mend", "echo one; echo two >&2");
    Fix fix = new Fix("x", "X", List.of(folder.resolve("bin/mend").toString()), true, "", "");
    fixes(false, true).run(fix, lines::add, new Cancellation());
    assertThat(lines).containsExactlyInAnyOrder("one", "two");
  }

  @Test
  void aFixThatFailsSaysItsLastLines() {
    fake.program("mend", "echo no package; exit 4");
    Fix fix = new Fix("x", "Mend it", List.of("mend"), true, "", "");
    assertThatThrownBy(() -> fixes(true, false).run(fix, lines::add, new Cancellation()))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> {
              assertThat(e.problem().kind()).isEqualTo(Problem.Kind.OUTCOME);
              assertThat(e.problem().summary()).contains("Mend it").contains("exit code 4");
              assertThat(e.problem().evidence()).contains("no package");
            });
  }
}
