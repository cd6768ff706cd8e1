package org.imagewizard.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ComposeCheckTest {
  @TempDir Path folder;
  private FakeHost fake;

  @BeforeEach
  void aHost() {
    fake = new FakeHost(folder);
  }

  private Finding run() {
    return new ComposeCheck(fake.host(), new FixList(fake.host())).run();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2.26.1",
        "v2.9.0",
        "2.0.0-beta.6",
        "5.0.0",
        "2.26.1-4",
        "2.40.3+ds1",
        "v2.32.4-desktop.1"
      })
  void composeFromTwoOnIsInOrder(String version) {
    fake.program("docker", "echo " + version);
    assertThat(run().status()).isEqualTo(Finding.Status.OK);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.29.2", "0.9.9", "dev", "2", "", "two.0"})
  void anyOtherComposeIsNot(String version) {
    fake.program("docker", "echo " + version);
    assertThat(run().status()).isEqualTo(Finding.Status.FAIL);
    assertThat(run().fixes()).extracting(Fix::id).containsExactly("docker-install");
  }

  @Test
  void theOldComposeAloneIsNamed() {
    fake.program("docker", "echo \"docker: 'compose' is not a docker command.\" >&2; exit 1")
        .program("docker-compose", "echo 1.29.2");
    assertThat(run().name()).isEqualTo("compose.legacy");
    assertThat(run().summary()).contains("old docker-compose 1.29.2");
  }

  @Test
  void withoutDockerThereIsNone() {
    assertThat(run().name()).isEqualTo("compose.missing");
    assertThat(run().evidence())
        .containsExactly("docker compose version --short: docker: not found");
  }

  @Test
  void aPluginThatDockerCanNotStartIsBroken() {
    fake.program("docker", "echo 'unknown command: docker compose' >&2; exit 1")
        .file("/usr/libexec/docker/cli-plugins/docker-compose", "not a program");
    assertThat(run().name()).isEqualTo("compose.broken");
    assertThat(run().evidence()).contains("/usr/libexec/docker/cli-plugins/docker-compose");
  }

  @Test
  void versionsAreComparedAsNumbers() {
    assertThat(new Version(2, 9)).isLessThan(new Version(2, 26));
    assertThat(new Version(2, 40)).isLessThan(new Version(5, 0));
    assertThat(new Version(2)).isEqualByComparingTo(new Version(2, 0, 0));
  }

  @Test
  void noMutatedVersionIsInOrderUnlessItSaysTwoOrMore() {
    Random random = new Random(5);
    for (int i = 0; i < 10_000; i++) {
      String text = Mutations.of("1.29.2", random);
      Finding finding = ComposeCheck.version(List.of(text.split("\n")));
      boolean large = text.strip().matches("(?s).*0*([2-9]|[1-9][0-9]+)\\..*");
      assertThat(finding.status() == Finding.Status.OK && !large).as(text).isFalse();
    }
  }
}
