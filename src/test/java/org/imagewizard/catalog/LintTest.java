package org.imagewizard.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.imagewizard.catalog.Remark.Kind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is found in folders set up by hand, each in the place where it stands. */
class LintTest {
  private static final String CARD = "deploy: {resources: {reservations: {devices: %s}}}";
  private static final String ALL = "[{driver: nvidia, capabilities: [gpu]}]";
  private static final String SECOND = "[{driver: nvidia, device_ids: ['1'], capabilities: [gpu]}]";

  @TempDir Path folder;

  @BeforeEach
  void aSoundFolder() throws IOException {
    base(
        """
        services:
          voice:
            image: example/voice:${REGISTRY_TAG}
            profiles: [lab]
            DEVICES
          orchestrator:
            image: example/orchestrator:${REGISTRY_TAG}
            group_add: ["${DOCKER_GID}"]
            env_file: config/keys.env
          idle:
            image: example/idle:${NOBODY_SETS_THIS}
            env_file: config/nowhere.env
            profiles: [never]
        """
            .replace("DEVICES", CARD.formatted(ALL)));
    env("COMPOSE_PROFILES = lab\nREGISTRY_TAG=unstable\nDOCKER_GID=998\n");
    Files.createDirectory(folder.resolve("config"));
    keys("rw-------");
  }

  @Test
  void aSoundFolderGetsNoRemark() {
    assertThat(remarks()).isEmpty();
  }

  /** Compose appends, whatever the later file meant; its own tags are what it takes. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SECOND             | DEVICES_APPENDED",
        "[]                 | DEVICES_KEPT",
        "!override SECOND   | ",
        "!reset []          | ",
      })
  void devicesOfALaterFile(String written, String kind) throws IOException {
    override("  voice:\n    " + CARD.formatted(written.replace("SECOND", SECOND)) + "\n");

    List<Remark> remarks = remarks();

    assertThat(remarks.stream().map(remark -> remark.kind().name()).toList())
        .isEqualTo(kind == null ? List.of() : List.of(kind));
    for (Remark remark : remarks) {
      assertThat(remark.services()).containsExactly("voice");
      assertThat(remark.at().orElseThrow().line()).isEqualTo(3);
      assertThat(remark.at().orElseThrow().file()).endsWith("docker-compose.override.yml");
      assertThat(remark.summary().toString()).contains("voice", "docker-compose.override.yml");
    }
  }

  @Test
  void oneMistakeInOneFileIsSaidOnceForAllItsServices() throws IOException {
    base(
        "services:\n  a: {image: a, CARD}\n  b: {image: b, CARD}\n"
            .replace("CARD", CARD.formatted(ALL)));
    override("  b: {CARD}\n  a: {CARD}\n".replace("CARD", CARD.formatted(SECOND)));

    assertThat(remarks()).hasSize(1);
    assertThat(remarks().getFirst().services()).containsExactly("a", "b");
    assertThat(remarks().getFirst().summary().toString())
        .isEqualTo("docker-compose.override.yml gives a, b one more card instead of another one");
  }

  @Test
  void aTagFurtherUpReplacesToo() throws IOException {
    override("  voice:\n    deploy: !override {resources: {reservations: {devices: []}}}\n");

    assertThat(remarks()).isEmpty();
  }

  @Test
  void aBlankGroupIsSaidOnceAndNotAsAVariableToo() throws IOException {
    env("COMPOSE_PROFILES=lab\nREGISTRY_TAG=unstable\nDOCKER_GID = # my group\n");

    assertThat(remarks()).hasSize(1);
    assertThat(remarks().getFirst().kind()).isEqualTo(Kind.GROUP_BLANK);
    assertThat(remarks().getFirst().summary().toString()).contains("${DOCKER_GID}");
    assertThat(remarks().getFirst().at().orElseThrow().line()).isEqualTo(8);
  }

  @Test
  void aVariableIsNamedWithThoseWhoUseIt() throws IOException {
    env("COMPOSE_PROFILES=lab\nDOCKER_GID=998\n");

    assertThat(remarks()).hasSize(1);
    assertThat(remarks().getFirst().kind()).isEqualTo(Kind.VARIABLE_UNSET);
    assertThat(remarks().getFirst().services()).containsExactly("orchestrator", "voice");
    assertThat(remarks().getFirst().advice().toString()).contains("2 services");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "${X}          | X",
        "$X            | X",
        "a-${X:?why}-b | X",
        "${EMPTY:?why} | EMPTY",
        "${EMPTY?why}  | ",
        "${EMPTY}      | ",
        "${X:-usual}   | ",
        "${X-usual}    | ",
        "${X:+other}   | ",
        "$$X $${X}     | ",
      })
  void aDefaultIsNoNeed(String text, String unset) {
    assertThat(new Interpolation(Map.of("EMPTY", "")).unset(text))
        .isEqualTo(unset == null ? Set.of() : Set.of(unset));
  }

  @Test
  void aMissingEnvFileIsNamedUnlessItIsOptionalOrNobodyIsSelected() throws IOException {
    Files.delete(folder.resolve("config/keys.env"));

    assertThat(remarks()).hasSize(1);
    assertThat(remarks().getFirst().kind()).isEqualTo(Kind.ENV_FILE_MISSING);
    assertThat(remarks().getFirst().summary().toString()).contains("config/keys.env");

    override(
        "  orchestrator:\n    env_file: !override [{path: config/keys.env, required: false}]\n");
    assertThat(remarks()).isEmpty();
  }

  @Test
  void aKeyThatEverybodyCanReadIsAWarning() throws IOException {
    keys("rw-r--r--");

    assertThat(remarks()).extracting(Remark::kind).containsExactly(Kind.ENV_FILE_OPEN);
    assertThat(remarks().getFirst().kind().wrong()).isFalse();
    assertThat(remarks().toString()).doesNotContain("a-key-that-is-secret");
  }

  @Test
  void rivalsAndAnEmptySelectionAreSaid() throws IOException {
    base(
        """
        services:
          object-detection: {image: a, profiles: [x]}
          object-detection-llm: {image: b, profiles: [x]}
        """);
    env("COMPOSE_PROFILES=x\n");
    assertThat(remarks()).extracting(Remark::kind).containsExactly(Kind.RIVALS);

    env("COMPOSE_PROFILES=\n");
    assertThat(remarks()).extracting(Remark::kind).containsExactly(Kind.NOTHING_SELECTED);
  }

  @Test
  void everyKindHasItsTwoSentencesInBothLanguagesAndNoneIsLeftOver() throws IOException {
    Set<String> wanted = sentencesInTheCode();
    for (Kind kind : Kind.values()) {
      wanted.addAll(List.of(kind.id(), kind.id() + ".advice"));
      Remark remark = Remark.of(kind, List.of(), "one", 2, "three", 4);
      for (Locale locale : List.of(Locale.ENGLISH, Locale.FRENCH)) {
        assertThat(remark.summary().in(locale)).doesNotContain("[", "''", "{0}");
        assertThat(remark.advice().in(locale)).doesNotContain("''", "{0}");
      }
    }
    for (String language : List.of("en", "fr")) {
      Properties texts = new Properties();
      try (var in = Remark.class.getResourceAsStream("messages_" + language + ".properties")) {
        texts.load(in);
      }
      assertThat(texts.stringPropertyNames()).as(language).isEqualTo(wanted);
    }
    assertThat(Arrays.stream(Kind.values()).filter(Kind::wrong)).isNotEmpty();
  }

  /** The other texts of this bundle. */
  private static Set<String> sentencesInTheCode() throws IOException {
    Set<String> keys = new TreeSet<>();
    try (var files = Files.walk(Path.of("src/main/java/org/imagewizard/catalog"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Matcher key =
            Pattern.compile("Sentence\\.of\\(\\s*\"([a-z.-]+[a-z])\"")
                .matcher(Files.readString(file));
        while (key.find()) {
          keys.add(key.group(1));
        }
      }
    }
    assertThat(keys).isNotEmpty();
    return keys;
  }

  private List<Remark> remarks() {
    return new CatalogLoader(Map.of()).inspect(folder).remarks();
  }

  private void base(String text) throws IOException {
    Files.writeString(folder.resolve("docker-compose.yml"), text);
  }

  private void override(String services) throws IOException {
    Files.writeString(folder.resolve("docker-compose.override.yml"), "services:\n" + services);
  }

  private void env(String text) throws IOException {
    Files.writeString(folder.resolve(".env"), text);
  }

  private void keys(String mode) throws IOException {
    Path file = folder.resolve("config/keys.env");
    Files.writeString(file, "LLM_API_KEY=a-key-that-is-secret\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
  }
}
