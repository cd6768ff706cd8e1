package org.imagewizard.base.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.base.text.Phrase;
import org.junit.jupiter.api.Test;

class YamlReaderTest {
  @Test
  void resolvesAnchorsAndMergeKeys() {
    YamlValue value =
        YamlReader.read("a: &a {x: 1, y: 2}\nb:\n  <<: *a\n  y: 3\nc: {<<: [*a], z: 4}\n", "f");
    assertThat(value.plain())
        .isEqualTo(
            Map.of(
                "a", Map.of("x", 1L, "y", 2L),
                "b", Map.of("y", 3L, "x", 1L),
                "c", Map.of("z", 4L, "x", 1L, "y", 2L)));
  }

  @Test
  void readsWordsAsComposeDoes() {
    YamlValue value = YamlReader.read("[ON, no, true, 22:22, 1.6, 0o17, ~, 2026-05-12]", "f");
    assertThat(value.plain())
        .isEqualTo(
            java.util.Arrays.asList("ON", "no", true, "22:22", 1.6, 15L, null, "2026-05-12"));
  }

  @Test
  void keepsComposeTags() {
    YamlValue.Mapping value =
        (YamlValue.Mapping) YamlReader.read("a: !reset null\nb: !override [1]\n", "f");
    assertThat(value.entries().get("a").tag()).isEqualTo("!reset");
    assertThat(value.entries().get("b").tag()).isEqualTo("!override");
    assertThat(value.entries().get("b").plain()).isEqualTo(List.of(1L));
  }

  @Test
  void saysWhereAndWhat() {
    refused("a:\n  - b\n c: d\n", "f.yaml, line 3");
    refused("a: 1\na: 2\n", "f.yaml, line 2, column 1");
    refused("a: !!java.net.URL [x]\n", "f.yaml, line 1, column 4");
    refused("", "f.yaml is empty");
  }

  @Test
  void refusesBombs() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n");
    for (int i = 1; i < 9; i++) {
      bomb.append("a").append(i).append(": &a").append(i).append(" [");
      bomb.append(("*a" + (i - 1) + ",").repeat(10)).append("x]\n");
    }
    refused(bomb.toString(), "f.yaml");
    refused("[".repeat(5000) + "]".repeat(5000), "f.yaml");
    refused("x: " + "y".repeat(4_000_000), "4 MB");
    refused("a: &a [*a]", "f.yaml");
  }

  @Test
  void fieldsSuggestTheNearestKey() {
    Fields fields = Fields.of(YamlReader.read("replica: 2\n", "p.yaml"), Phrase.plain("a service"));
    assertThatThrownBy(() -> fields.allow(Phrase.plain("a service"), Set.of("name", "replicas")))
        .isInstanceOf(ProblemException.class)
        .hasMessage(
            "p.yaml, line 1, column 1: \"replica\" is not a setting of a service. Did you mean"
                + " replicas?");
  }

  @Test
  void fieldsRefuseWrongTypes() {
    Fields fields =
        Fields.of(YamlReader.read("port: eighty\non: 1\n", "p.yaml"), Phrase.plain("a plan"));
    assertThatThrownBy(() -> fields.number("port"))
        .hasMessage("p.yaml, line 1, column 7: \"port\" must be a whole number.");
    assertThatThrownBy(() -> fields.flag("on", true)).hasMessageContaining("true or false");
    assertThatThrownBy(() -> fields.string("name")).hasMessageContaining("\"name\" is missing");
  }

  @Test
  void whatIsWrongIsSaidInFrenchToo() {
    french("a: 'b\n", "f.yaml, ligne 2, colonne 1\u00a0: ce n’est pas du YAML\u00a0; un guillemet");
    french("a:\n\t- b\n", "une ligne commence par une tabulation");
    french("a: b: c\n", "un deux-points");
    french("a: [b, c\n", "jamais refermé");
    french("a:\n  - b\n c: d\n", "retrait");
    french("a: 1\nb\n", "une clé doit être suivie");
    french("a: *b\n", "l’analyseur dit\u00a0: found undefined alias b");
    french("a: 1\na: 2\n", "la clé «\u00a0a\u00a0» figure deux fois");
  }

  private static void french(String text, String said) {
    assertThatThrownBy(() -> YamlReader.read(text, "f.yaml"))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.problem().what().in(Locale.FRENCH)).contains(said));
  }

  private static void refused(String text, String said) {
    assertThatThrownBy(() -> YamlReader.read(text, "f.yaml"))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining(said);
  }
}
