package org.imagewizard.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.problem.ProblemException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every wrong source is one sentence that says where, and never a stack trace. */
class BadSourceTest {
  @TempDir Path folder;
  private final CatalogLoader loader = new CatalogLoader(Map.of());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "services: [a | not YAML",
        "just words | must be a mapping",
        "version: '3' | has no \"services\"",
        "services: {} | has no \"services\"",
        "services: [a, b] | line 1, column 11",
        "services: {a: word} | the service a must be a mapping",
        "services: {a: } | the service a must be a mapping",
        "services: {../../x: {image: x}} | a service's name",
        "services: {a: {restart: 'no'}} | the service a has no image",
        "services: {a: {image: [x]}} | must be a single word",
        "services: {a: {image: 'x y'}} | has a space",
        "services: {a: {image: x, env_file: 5}} | must be a path",
        "services: {a: {image: x, env_file: {path: x}}} | a path or a list of paths",
        "services: {a: {image: x, env_file: [[x]]}} | or have a \"path\"",
        "services: {a: {image: x, env_file: ../../etc/passwd}} | outside the project folder",
        "services: {a: {image: x, env_file: [{path: /etc/passwd}]}} | outside the project folder",
        "services: {a: {image: x, env_file: ~/keys}} | outside the project folder",
        "services: {a: {image: x, labels: word}} | a list or a mapping",
        "services: {a: {image: x, profiles: word}} | must be a list",
        "services: {a: {image: x, deploy: word}} | must be a mapping",
        "services: {a: {image: x, deploy: {replicas: 5000000}}} | whole number up to 1000",
        "services: {a: {extends: a, image: x}} | extends itself",
        "services: {a: {extends: b, image: x}} | no service b to extend",
        "services: {a: {extends: {service: b, file: ../x.yml}}} | leaves the project folder",
        "services: {a: {extends: {service: b, file: x.yml}}} | no file x.yml",
        "services: {a: {image: x}, a: {image: y}} | a",
        "include: [x.yml] | \"include\" is not understood",
        "services: {a: !!java.net.URL {image: x}} | tag"
      })
  void isOneSentence(String text, String expected) throws IOException {
    Path file = Files.writeString(folder.resolve("compose.yaml"), text);
    String said = refusal(folder);
    assertThat(said).contains(expected).contains(file.toString());
  }

  @Test
  void saysLineAndColumn() throws IOException {
    write("compose.yaml", "services:\n  a:\n    image: x\n    env_file: ../../etc/shadow\n");
    assertThat(refusal(folder)).contains("line 4, column 15");
  }

  @Test
  void saysWhichLayerIsWrong() throws IOException {
    write("compose.yaml", "services: {a: {image: x}}");
    write("compose.override.yaml", "services:\n  a: 5\n");
    assertThat(refusal(folder)).contains("compose.override.yaml, line 2");
  }

  @Test
  void aFolderWithoutAComposeFile() {
    assertThat(refusal(folder)).contains("has no compose file").contains("docker-compose.yml");
    assertThat(refusal(folder.resolve("nothing"))).contains("no file or folder");
  }

  @Test
  void aListedLayerThatIsNotThere() throws IOException {
    write("compose.yaml", "services: {a: {image: x}}");
    write(".env", "COMPOSE_FILE=compose.yaml:production.yaml\n");
    assertThat(refusal(folder)).contains("production.yaml");
  }

  @Test
  void fiftyMegabytes() throws IOException {
    String line = "# nothing to see here, only a very long file\n";
    Path file = folder.resolve("compose.yaml");
    Files.writeString(file, line.repeat(50_500_000 / line.length()));
    assertThat(refusal(file)).contains("50 MB");
  }

  @Test
  void aBomb() throws IOException {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 12; i++) {
      String before = "*a" + (i - 1);
      bomb.append("a%d: &a%d [%s]\n".formatted(i, i, (before + ", ").repeat(9) + before));
    }
    write("compose.yaml", bomb + "services: {a: {image: x}}\n");
    assertThat(refusal(folder)).contains("compose.yaml");
  }

  @Test
  void whatIsNeitherFileNorFolder() {
    Path device = Path.of("/dev/zero");
    if (Files.exists(device)) {
      assertThat(refusal(device)).contains("neither a file nor a folder");
    } else {
      assertThat(refusal(folder.resolve("zero"))).contains("no file or folder");
    }
  }

  private String refusal(Path source) {
    ProblemException e = catchThrowableOfType(ProblemException.class, () -> loader.from(source));
    assertThat(e).isNotNull();
    assertThat(e.problem().kind()).isEqualTo(Problem.Kind.INPUT);
    assertThat(e.problem().summary()).endsWith(".").doesNotContain("Exception");
    return e.problem().summary();
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }
}
