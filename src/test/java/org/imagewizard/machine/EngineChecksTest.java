package org.imagewizard.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.imagewizard.docker.EngineFinder;
import org.imagewizard.docker.FakeEngine;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EngineChecksTest {
  @TempDir Path folder;
  private FakeHost fake;

  @BeforeEach
  void aHost() {
    fake = new FakeHost(folder);
  }

  private EngineChecks checks() {
    return new EngineChecks(fake.host(), new FixList(fake.host()));
  }

  private static EngineFacts facts(String origin, String reason) {
    return EngineFacts.of(
        new EngineFinder.Search(
            Optional.empty(),
            List.of(new EngineFinder.Attempt("unix:///var/run/docker.sock", origin, reason))));
  }

  private static List<String> fixes(Finding finding) {
    return finding.fixes().stream().map(Fix::id).toList();
  }

  static EngineChecks.ComposeVersions compose(String version, String legacy) {
    return new EngineChecks.ComposeVersions() {
      @Override
      public Optional<String> version() {
        return version.isEmpty() ? Optional.empty() : Optional.of(version);
      }

      @Override
      public Optional<String> legacyVersion() {
        return legacy.isEmpty() ? Optional.empty() : Optional.of(legacy);
      }
    };
  }

  @Test
  void anEngineThatAnswersIsNamed() {
    EngineFacts facts =
        EngineFacts.of(
            new EngineFinder.Search(
                Optional.of(new FakeEngine()),
                List.of(
                    new EngineFinder.Attempt("unix:///a", "current context", "no such socket"),
                    new EngineFinder.Attempt("unix:///b", "system socket", ""))));
    Finding finding = checks().engine(facts);
    assertThat(finding.status()).isEqualTo(Finding.Status.OK);
    assertThat(finding.summary()).isEqualTo("Docker Engine 20.10.24, API 1.41");
    assertThat(finding.evidence())
        .contains(
            "unix:///a (current context): no such socket", "unix:///b (system socket): it answers");
    assertThat(checks().rights(facts).status()).isEqualTo(Finding.Status.OK);
  }

  @Test
  void noEngineMeansInstallingOrStarting() {
    EngineFacts facts = facts("system socket", "there is no such socket");
    assertThat(checks().engine(facts).status()).isEqualTo(Finding.Status.FAIL);
    assertThat(fixes(checks().engine(facts))).containsExactly("docker-install");
    assertThat(checks().rights(facts).status()).isEqualTo(Finding.Status.SKIP);
    fake.program("dockerd", "exit 0");
    assertThat(fixes(checks().engine(facts))).containsExactly("docker-start", "docker-install");
  }

  @Test
  void aRefusingSocketIsAMatterOfRights() {
    EngineFacts facts =
        facts("system socket", "permission denied: you are not in the group docker");
    assertThat(checks().engine(facts).status()).isEqualTo(Finding.Status.SKIP);
    Finding rights = checks().rights(facts);
    assertThat(rights.status()).isEqualTo(Finding.Status.FAIL);
    assertThat(fixes(rights)).containsExactly("docker-group");
    assertThat(rights.evidence()).singleElement().asString().contains("the group docker");
  }

  @Test
  void anEngineThatWasNamedIsNotReplaced() {
    Finding finding = checks().engine(facts("DOCKER_HOST", "nothing listens there"));
    assertThat(finding.status()).isEqualTo(Finding.Status.FAIL);
    assertThat(finding.fixes()).isEmpty();
    assertThat(finding.evidence()).anyMatch(line -> line.contains("No other engine was tried"));
  }

  @Test
  void anEngineLostOnTheWayIsNoEngine() {
    FakeEngine engine = new FakeEngine();
    engine.goDown();
    EngineFacts facts =
        EngineFacts.of(
            new EngineFinder.Search(
                Optional.of(engine),
                List.of(new EngineFinder.Attempt("unix:///b", "system socket", ""))));
    assertThat(checks().engine(facts).status()).isEqualTo(Finding.Status.FAIL);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2.26.1", "v2.9.0", "2.0.0-beta.6", "5.0.0", "2.26.1-4", "2.40.3+ds1"})
  void composeFromTwoOnIsInOrder(String version) {
    assertThat(checks().compose(compose(version, "")).status()).isEqualTo(Finding.Status.OK);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.29.2", "0.9.9", "dev", "2", "", "two.0"})
  void anyOtherComposeIsNot(String version) {
    Finding finding = checks().compose(compose(version, ""));
    assertThat(finding.status()).isEqualTo(Finding.Status.FAIL);
    assertThat(fixes(finding)).containsExactly("docker-install");
  }

  @Test
  void theOldComposeAloneIsNamed() {
    Finding finding = checks().compose(compose("", "1.29.2"));
    assertThat(finding.status()).isEqualTo(Finding.Status.FAIL);
    assertThat(finding.summary()).contains("old docker-compose 1.29.2");
  }

  @Test
  void versionsAreComparedAsNumbers() {
    assertThat(new Version(2, 9)).isLessThan(new Version(2, 26));
    assertThat(new Version(2)).isEqualByComparingTo(new Version(2, 0, 0));
  }

  @Test
  void noMutatedVersionIsInOrderUnlessItSaysTwoOrMore() {
    Random random = new Random(5);
    for (int i = 0; i < 1000; i++) {
      String text = Mutations.of("1.29.2", random);
      Finding finding = checks().compose(compose(text, ""));
      boolean large = text.strip().matches("(?s)v?0*([2-9]|[1-9][0-9]+)\\..*");
      assertThat(finding.status() == Finding.Status.OK && !large).as(text).isFalse();
    }
  }
}
