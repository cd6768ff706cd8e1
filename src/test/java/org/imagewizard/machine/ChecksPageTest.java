package org.imagewizard.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code mvn test -Dtest=ChecksPageTest -Dchecks=write} writes the page anew. */
class ChecksPageTest {
  private static final Path PAGE = Path.of("docs/checks.md");
  private static final Path TEXTS =
      Path.of("src/main/resources/org/imagewizard/machine/messages_en.properties");

  @Test
  void thePageIsThatOfTheCode() throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(TEXTS)) {
      properties.load(reader);
    }
    Map<String, String> texts =
        properties.stringPropertyNames().stream()
            .collect(Collectors.toMap(key -> key, properties::getProperty));
    String page = ChecksPage.text(texts);
    if ("write".equals(System.getProperty("checks"))) {
      Files.writeString(PAGE, page);
    }
    assertThat(PAGE)
        .as("mend with: mvn test -Dtest=ChecksPageTest -Dchecks=write")
        .content()
        .isEqualTo(page);
  }

  @Test
  void everyFixThatAFindingNamesExists() {
    FixList fixes = new FixList(new Host(Path.of("/nowhere"), Map.of(), Path.of("/nowhere/home")));
    for (FindingKind kind : FindingKind.values()) {
      assertThat(fixes.all()).extracting(Fix::id).containsAll(kind.fixes());
    }
  }
}
