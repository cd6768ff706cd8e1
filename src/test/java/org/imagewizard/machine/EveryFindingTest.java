package org.imagewizard.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Each finding is produced, from the outside wherever a test can: sockets, programs, files. */
@Timeout(120)
class EveryFindingTest {
  @TempDir Path folder;
  private final Cases cases = Cases.all();

  @Test
  void noneIsLeftOut() {
    assertThat(cases.byKind()).containsOnlyKeys(FindingKind.values());
  }

  @TestFactory
  Stream<DynamicTest> eachIsFound() {
    return cases.byKind().entrySet().stream()
        .map(
            one ->
                DynamicTest.dynamicTest(
                    one.getKey().id(), () -> found(one.getKey(), one.getValue())));
  }

  private void found(FindingKind kind, Cases.Case one) throws Exception {
    try (Scene scene = new Scene(Files.createDirectories(folder.resolve(kind.name())))) {
      Finding finding = one.find(scene);
      assertThat(finding.kind()).as(finding.toString()).contains(kind);
      assertThat(finding.status()).isEqualTo(kind.status());
      for (Locale locale : List.of(Locale.ENGLISH, Locale.FRENCH)) {
        assertThat(finding.summary(locale)).isNotBlank().doesNotContain("[" + kind, "{");
        assertThat(finding.evidence(locale)).allMatch(line -> !line.contains("{"));
        assertThat(finding.evidence(locale) + finding.summary(locale)).doesNotContain("secret");
      }
      // Whoever helps needs to see what was met, what it costs, and where to read more.
      if (kind.status() == Finding.Status.WARN || kind.status() == Finding.Status.FAIL) {
        assertThat(finding.consequence(Locale.ENGLISH)).isNotBlank();
        assertThat(finding.consequence(Locale.FRENCH))
            .isNotBlank()
            .isNotEqualTo(finding.consequence(Locale.ENGLISH));
        assertThat(finding.summary(Locale.FRENCH)).isNotEqualTo(finding.summary());
        assertThat(finding.link()).startsWith("https://");
        assertThat(finding.evidence()).as("evidence").isNotEmpty();
      }
      assertThat(finding.fixes()).extracting(Fix::id).containsExactlyElementsOf(kind.fixes());
    }
  }
}
