package org.imagewizard.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bad input to the built application: one sentence, the documented status, nothing written. */
class BadInputIT {
  @TempDir Path folder;
  private App app;

  @BeforeEach
  void files() throws IOException {
    app = new App(folder, Map.of());
    write("not-yaml.yaml", "services:\n  a: [\n");
    write("not-compose.yaml", "hello: world\n");
    write("class.yaml", "services: !!java.net.URL [x]\n");
    write("big.yaml", "x: " + "y".repeat(50_000_000) + "\n");
    write("future.yaml", "format: 99\n");
    write("unknown-key.yaml", "format: 1\nnaem: x\n");
    Files.createDirectory(folder.resolve("empty"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "catalog --from missing.yaml | missing.yaml",
        "catalog --from not-yaml.yaml | line",
        "catalog --from not-compose.yaml | services",
        "catalog --from class.yaml | line 1",
        "catalog --from big.yaml | MB",
        "catalog --from empty | compose",
        "plan --want frnech | frnech",
        "plan --without nobody | nobody",
        "plan --pin nobody=cpu | nobody",
        "plan --pin espnet-tts=moon | moon",
        "plan --machine missing.yaml | missing.yaml",
        "plan --language-model big | big",
        "plan --channel 'a b' | a b",
        "plan --network production | needs a domain",
        "plan --network production --domain https://x.org --email a@x.org | host name",
        "plan --network production --domain x.example.org | needs a certificate",
        "plan --network production --domain x.example.org --cert c.pem | come together",
        "plan --network production --domain x.org --traefik join --email a@x.org | joined",
        "plan --domain x.example.org | not to local",
        "plan --https-port 0 | 65535",
        "write --plan missing.yaml --dir d | missing.yaml",
        "write --plan future.yaml --dir d | 99",
        "write --plan unknown-key.yaml --dir d | naem",
        "up --dir empty | empty",
        "nonsense | nonsense",
        "plan --nonsense | --nonsense",
      })
  void saysOneSentenceAndExitsWithTwo(String command, String said) {
    App.Result result = app.run(words(command));

    assertThat(result.exit()).as(result.err()).isEqualTo(2);
    assertThat(result.err()).contains(said).doesNotContain("Exception", "\tat ");
    assertThat(result.out()).isEmpty();
    assertThat(folder.resolve("d")).doesNotExist();
  }

  @Test
  void anEngineThatIsNamedButDeadIsStatusThree() throws IOException {
    App dead = new App(folder, Map.of("DOCKER_HOST", "unix://" + folder.resolve("no.sock")));
    assertThat(dead.run("plan", "--machine", machine(), "--out", "plan.yaml").exit()).isZero();
    assertThat(dead.run("write", "--plan", "plan.yaml", "--dir", "d").exit()).isZero();

    App.Result up = dead.run("up", "--dir", "d");
    assertThat(up.exit()).as(up.err()).isEqualTo(3);
    assertThat(up.err()).contains("no.sock").doesNotContain("Exception", "\tat ");

    App.Result check = dead.run("check", "--json");
    assertThat(check.exit()).as(check.err()).isEqualTo(1);
    assertThat(check.out()).contains("\"ready\":false");
  }

  @Test
  void aForeignFolderIsLeftAlone() throws IOException {
    assertThat(app.run("plan", "--machine", machine(), "--out", "plan.yaml").exit()).isZero();
    Path foreign = Files.createDirectory(folder.resolve("foreign"));
    Files.writeString(foreign.resolve("compose.yaml"), "services: {}\n");

    App.Result result = app.run("write", "--plan", "plan.yaml", "--dir", "foreign");

    assertThat(result.exit()).as(result.err()).isEqualTo(2);
    try (Stream<Path> left = Files.list(foreign)) {
      assertThat(left).containsExactly(foreign.resolve("compose.yaml"));
    }
    assertThat(foreign.resolve("compose.yaml")).hasContent("services: {}\n");
  }

  @Test
  void aKeyWithALineBreakIsRefusedAndNeverShown() throws IOException {
    assertThat(app.run("plan", "--machine", machine(), "--out", "plan.yaml").exit()).isZero();
    write("key", "canary-one\ncanary-two\n");

    App.Result result =
        app.run("write", "--plan", "plan.yaml", "--dir", "d", "--key", "LLM_API_KEY=@key");

    assertThat(result.exit()).as(result.err()).isEqualTo(2);
    assertThat(result.err() + result.out()).contains("LLM_API_KEY").doesNotContain("canary");
    assertThat(folder.resolve("d")).doesNotExist();
  }

  private String machine() throws IOException {
    write(
        "machine.yaml",
        "memoryMiB: 32768\ncpus: 8\ndiskFreeMiB: 300000\n"
            + "gpus: [{name: Card, totalMiB: 8192, usedMiB: 300}]\n");
    return "machine.yaml";
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private static String[] words(String command) {
    return java.util.regex.Pattern.compile("'([^']*)'|(\\S+)")
        .matcher(command)
        .results()
        .map(m -> m.group(1) != null ? m.group(1) : m.group(2))
        .toArray(String[]::new);
  }
}
