package org.imagewizard.gui;

import static java.util.Objects.requireNonNull;
import static java.util.regex.Pattern.quote;
import static org.assertj.core.api.Assertions.assertThat;

import atlantafx.base.theme.PrimerLight;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.imagewizard.gui.theme.Look;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The colours of each theme reach the contrast of WCAG 2.2 AA on every ground they stand on. */
class TokensTest {
  private static final Path SHEETS = Path.of("src/main/resources/org/imagewizard/gui");
  private static final Pattern TOKEN = Pattern.compile("(-[a-z0-9-]+): (#[0-9a-f]{6});");
  private static final double TEXT = 4.5;
  private static final double LINES = 3;

  private static final List<String> GROUNDS =
      List.of("-color-bg-default", "-color-bg-subtle", "-color-bg-inset", "-wizard-related");

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark", "contrast"})
  void everyTextCanBeRead(String theme) throws IOException {
    Map<String, String> tokens = read(theme);
    List<String> faults = new ArrayList<>();
    for (String text : List.of("-color-fg-default", "-color-fg-muted", "-color-accent-fg")) {
      GROUNDS.forEach(ground -> check(tokens, text, ground, TEXT, faults));
    }
    for (String state : List.of("success", "warning", "danger")) {
      String text = "-color-" + state + "-fg";
      check(tokens, text, "-color-bg-default", TEXT, faults);
      check(tokens, text, "-color-bg-subtle", TEXT, faults);
      check(tokens, text, "-color-" + state + "-subtle", TEXT, faults);
      check(tokens, "-color-fg-default", "-color-" + state + "-subtle", TEXT, faults);
      check(tokens, "-color-fg-muted", "-color-" + state + "-subtle", TEXT, faults);
    }
    check(tokens, "-color-fg-emphasis", "-color-accent-emphasis", TEXT, faults);
    check(tokens, "-color-fg-default", "-wizard-hit", TEXT, faults);
    assertThat(faults).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark", "contrast"})
  void everyControlAndMeterCanBeSeen(String theme) throws IOException {
    Map<String, String> tokens = read(theme);
    List<String> faults = new ArrayList<>();
    for (String ground : List.of("-color-bg-default", "-color-bg-subtle")) {
      check(tokens, "-wizard-border-strong", ground, LINES, faults);
      check(tokens, "-color-accent-fg", ground, LINES, faults);
    }
    for (int i = 1; i <= 5; i++) {
      check(tokens, "-wizard-meter-" + i, "-color-bg-default", LINES, faults);
    }
    assertThat(faults).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark", "contrast"})
  void everyThemeSaysEveryColour(String theme) throws IOException {
    assertThat(read(theme).keySet()).containsAll(read("light").keySet());
  }

  /**
   * The controls are always AtlantaFX's light ones, so that a change of theme changes no sheet:
   * what they name and its dark ones have otherwise, our two dark themes say.
   */
  @ParameterizedTest
  @ValueSource(strings = {"dark", "contrast"})
  void everyDarkThemeSaysWhatTheControlsName(String theme) throws IOException {
    String light = controls("light");
    Map<String, String> before = atlantaColours(light);
    Map<String, String> after = atlantaColours(controls("dark"));
    Set<String> named =
        Pattern.compile(": [^;]*?(-color-[a-z0-9-]+)")
            .matcher(light)
            .results()
            .map(found -> found.group(1))
            .filter(name -> !name.contains("chart") && before.containsKey(name))
            .filter(name -> !before.get(name).equals(after.get(name)))
            .collect(Collectors.toSet());
    assertThat(named).hasSizeGreaterThan(20);
    String said = Files.readString(SHEETS.resolve("tokens-" + theme + ".css"));
    assertThat(named).allSatisfy(name -> assertThat(said).contains("  " + name + ": "));
  }

  /** Those of the root, which a sheet begins with. */
  private static Map<String, String> atlantaColours(String sheet) {
    Map<String, String> colours = new HashMap<>();
    Matcher matcher =
        Pattern.compile("\n  (-color-[a-z0-9-]+): ([^;]+);")
            .matcher(sheet.substring(0, sheet.indexOf("}")));
    while (matcher.find()) {
      colours.putIfAbsent(matcher.group(1), matcher.group(2));
    }
    return colours;
  }

  private static String controls(String ground) throws IOException {
    try (InputStream in = PrimerLight.class.getResourceAsStream("primer-" + ground + ".css")) {
      return new String(requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void everySizeIsAState() throws IOException {
    String sizes = Files.readString(SHEETS.resolve("sizes.css"));
    assertThat(Look.SIZES)
        .allSatisfy(
            size -> {
              String state = size == 100 ? ".root" : ".root:size-" + size;
              String font = BigDecimal.valueOf(14L * size, 2).stripTrailingZeros().toPlainString();
              assertThat(sizes)
                  .containsPattern(quote(state) + " \\{.*-fx-font-size: " + font + "px");
              assertThat(sizes).contains("\n" + state + " .icon {", "\n" + state + " .swatch {");
            });
  }

  private static void check(
      Map<String, String> tokens, String front, String back, double least, List<String> faults) {
    double ratio = Contrast.of(colour(tokens, front), colour(tokens, back));
    if (ratio < least) {
      faults.add("%s on %s: %.2f, at least %.1f".formatted(front, back, ratio, least));
    }
  }

  private static int colour(Map<String, String> tokens, String name) {
    String value = tokens.get(name);
    assertThat(value).as(name).isNotNull();
    return Integer.parseInt(value.substring(1), 16);
  }

  private static Map<String, String> read(String theme) throws IOException {
    Map<String, String> tokens = new HashMap<>();
    Matcher matcher = TOKEN.matcher(Files.readString(SHEETS.resolve("tokens-" + theme + ".css")));
    while (matcher.find()) {
      tokens.put(matcher.group(1), matcher.group(2));
    }
    return tokens;
  }
}
