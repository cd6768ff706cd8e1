package org.imagewizard.render;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.imagewizard.it.EngineEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a key is made of, the real Compose reads back exactly that. */
class NastyValuesIT {
  private static final int COUNT = 5_000;

  /** What Compose, a shell, YAML or URLs give a meaning to, and what stands between it. */
  private static final List<String> PIECES =
      List.of(
          "\\", "\"", "'", "$", "$$", "${", "}", "${HOME}", "$HOME", "${A:-b}", "#", " #", " ",
          "  ", "\t", "=", ":", "\\n", "\\r", "\\t", "\\'", "\\\"", "\\$", "\\\\", "\\0134",
          "\\x41", "%", "%20", "&", "!", "`", "$(id)", ",", ";", "|", "<", ">", "*", "?", "[", "]",
          "{", "~", "@", "é", "日本", "😀", "\u00a0", "a", "Z", "0", "sk-", "null", "true", "export ",
          "-----");

  @TempDir Path folder;

  @Test
  void everyValueComesBackAsItWas() throws IOException, InterruptedException {
    EngineEnvironment.require();
    long seed = 20_261_124;
    Random random = new Random(seed);
    Map<String, String> values = new LinkedHashMap<>();
    PIECES.forEach(piece -> values.put("PIECE_" + values.size(), piece));
    while (values.size() < COUNT) {
      StringBuilder value = new StringBuilder();
      for (int i = random.nextInt(9); i >= 0; i--) {
        value.append(PIECES.get(random.nextInt(PIECES.size())));
      }
      values.put("VALUE_" + values.size(), value.toString());
    }
    StringBuilder text = new StringBuilder(EnvFileText.HEADER).append('\n');
    values.forEach((name, value) -> text.append(DotEnv.line(name, value)).append('\n'));
    Files.writeString(folder.resolve("nasty.env"), text.toString());
    Files.writeString(
        folder.resolve("compose.yaml"), "services: {one: {image: busybox, env_file: nasty.env}}\n");

    JsonNode read = config().path("services").path("one").path("environment");

    List<String> wrong = new ArrayList<>();
    values.forEach(
        (name, value) -> {
          // In what config prints, a dollar sign is doubled: it can be read again as a file.
          String got = read.path(name).asText().replace("$$", "$");
          if (!got.equals(value)) {
            wrong.add(DotEnv.line(name, value) + " was read as <" + got + ">");
          }
        });
    assertThat(wrong).as("seed " + seed).isEmpty();
    assertThat(read.size()).isEqualTo(COUNT);
    assertThat(DotEnv.parse(text.toString())).as("our own reading").isEqualTo(values);
  }

  private JsonNode config() throws IOException, InterruptedException {
    Path out = folder.resolve("out.json");
    Path err = folder.resolve("err.txt");
    int exit =
        new ProcessBuilder("docker", "compose", "config", "--format", "json")
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start()
            .waitFor();
    assertThat(exit).as(Files.readString(err)).isZero();
    return new ObjectMapper().readTree(out.toFile());
  }
}
