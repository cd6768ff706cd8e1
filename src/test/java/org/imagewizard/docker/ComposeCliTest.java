package org.imagewizard.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.base.secret.Redactor;
import org.imagewizard.base.secret.Secret;
import org.imagewizard.base.task.Cancellation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComposeCliTest {
  private final Redactor redactor = new Redactor();

  @TempDir Path folder;

  @Test
  void aFailureCarriesCommandExitCodeAndRedactedLines() throws IOException {
    redactor.know(new Secret("sk-verysecret"));
    Problem problem = failure("echo 'key sk-verysecret is wrong' >&2; exit 9");
    assertThat(problem.id()).isEqualTo("compose.failed");
    assertThat(problem.kind()).isEqualTo(Problem.Kind.OUTCOME);
    assertThat(problem.summary())
        .isEqualTo("docker compose up failed with exit code 9: key [secret] is wrong");
    assertThat(problem.evidence()).hasSize(3).contains("exit code 9", "key [secret] is wrong");
    assertThat(problem.evidence().getFirst()).endsWith("compose --ansi never up -d");
  }

  @Test
  void aMissingPluginIsAnEngineProblemInOldAndNewWords() throws IOException {
    for (String words :
        List.of(
            "docker: '\\''compose'\\'' is not a docker command.",
            "docker: unknown command: docker compose",
            "unknown flag: --ansi")) {
      Problem problem = failure("echo '" + words + "' >&2; exit 1");
      assertThat(problem.id()).as(words).isEqualTo("compose.missing");
      assertThat(problem.kind()).isEqualTo(Problem.Kind.ENGINE);
    }
  }

  @Test
  void aWrongOptionIsNoMissingPlugin() throws IOException {
    Problem problem =
        failure(
            "[ \"$2\" = version ] && { echo 2.30.1; exit 0; }; echo 'unknown flag: --x'; exit 1");
    assertThat(problem.id()).isEqualTo("compose.failed");
  }

  @Test
  void aMissingDockerIsAnEngineProblem() {
    ComposeCli compose = new ComposeCli(redactor, Map::of, folder.resolve("none").toString());
    ProblemException thrown =
        catchThrowableOfType(
            ProblemException.class,
            () -> compose.run(folder, List.of("up"), line -> {}, new Cancellation()));
    assertThat(thrown.problem().id()).isEqualTo("docker.missing");
    assertThat(compose.version()).isEmpty();
    assertThat(compose.legacyVersion()).isEmpty();
  }

  @Test
  void anEngineThatIsGoneIsAnEngineProblem() throws IOException {
    Problem problem =
        failure("echo 'Cannot connect to the Docker daemon at unix:///x. Is it running?'; exit 1");
    assertThat(problem.id()).isEqualTo("engine.lost");
    assertThat(problem.kind()).isEqualTo(Problem.Kind.ENGINE);
  }

  @Test
  void versionsAreReadWithTheirDecorations() throws IOException {
    assertThat(compose("echo v2.26.1-4").version()).contains("2.26.1-4");
    assertThat(compose("echo warning: old; echo 2.40.3").version()).contains("2.40.3");
    assertThat(compose("exit 1").version()).isEmpty();
    script("docker-compose", "echo 1.29.2");
    assertThat(compose("exit 1").legacyVersion()).contains("1.29.2");
    script("docker-compose", "echo 2.29.2");
    assertThat(compose("exit 1").legacyVersion()).isEmpty();
  }

  @Test
  void theCommandLineCanBeRepeatedInAShell() {
    ComposeCli compose =
        new ComposeCli(
            redactor, () -> Map.of("DOCKER_HOST", "unix:///run/my docker.sock"), "docker");
    assertThat(compose.commandLine(Path.of("/srv/image it's"), List.of("up", "-d", "a b")))
        .isEqualTo(
            "cd '/srv/image it'\\''s' && DOCKER_HOST='unix:///run/my docker.sock'"
                + " docker compose up -d 'a b'");
  }

  private Problem failure(String script) throws IOException {
    ComposeCli compose = compose(script);
    return catchThrowableOfType(
            ProblemException.class,
            () ->
                compose.run(
                    folder, List.of("--ansi", "never", "up", "-d"), line -> {}, new Cancellation()))
        .problem();
  }

  private ComposeCli compose(String script) throws IOException {
    return new ComposeCli(redactor, Map::of, script("docker", script));
  }

  private String script(String name, String script) throws IOException {
    Path file = folder.resolve(name);
    Files.writeString(file, "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    return file.toString();
  }
}
