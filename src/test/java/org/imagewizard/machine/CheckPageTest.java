package org.imagewizard.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CheckPageTest {
  private static final Host HOST = new Host(Path.of("/nowhere"), Map.of(), Path.of("/home/alice"));

  private static String page(Locale locale) {
    List<Finding> findings =
        List.of(
            Finding.of(FindingKind.GIT_NONE),
            Finding.of(FindingKind.ENGINE_NOT_RUNNING)
                .proof("unix:///home/alice/.docker/run/docker.sock: absent")
                .mend(new FixList(HOST).dockerStart()));
    Machine machine =
        new Machine(
            "this computer",
            32_000,
            25_000,
            16,
            200_000,
            List.of(new Gpu(0, "", "RTX 3070", 8192, 2756, true, List.of())));
    Instant now = Instant.parse("2026-03-01T12:00:00.5Z");
    return CheckPage.of(findings, Optional.of(machine), locale, HOST, now);
  }

  @Test
  void theWorstComesFirstWithAllThatIsKnown() {
    assertThat(page(Locale.ENGLISH).lines())
        .contains(
            "IMAGE Wizard, system check of 2026-03-01T12:00:00Z",
            "GPU 0: RTX 3070, 2756 of 8192 MiB in use",
            "    unix://~/.docker/run/docker.sock: absent",
            "    Nothing of IMAGE can run until it is started.",
            "    image-wizard fix docker-start")
        .containsSubsequence(
            "Problem: Docker is installed but does not run (engine.not-running)",
            "Skipped: Git, not installed and not needed: the wizard brings its own"
                + " (host.git.none)");
  }

  @Test
  void itSpeaksFrenchToo() {
    assertThat(page(Locale.FRENCH))
        .contains(
            "Problème\u00a0: Docker est installé mais n’est pas en marche (engine.not-running)")
        .doesNotContain("/home/alice", "[");
  }
}
