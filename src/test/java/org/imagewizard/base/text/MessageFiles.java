package org.imagewizard.base.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The message files as they are written, for the tests that look after them. */
public final class MessageFiles {
  private static final Path RESOURCES = Path.of("src/main/resources/org/imagewizard");
  private static final Pattern ARGUMENT = Pattern.compile("\\{(\\d)");

  private MessageFiles() {}

  /**
   * @param name of the package, below the program's own
   */
  public static Map<String, String> read(String name, String language) throws IOException {
    return read(RESOURCES.resolve(name).resolve("messages_" + language + ".properties"));
  }

  /** Key to text, in the file's order; no key may stand there twice. */
  public static Map<String, String> read(Path file) throws IOException {
    Map<String, String> texts = new LinkedHashMap<>();
    for (String line : Files.readAllLines(file)) {
      int sign = line.indexOf('=');
      if (sign > 0 && !line.startsWith("#")) {
        assertThat(texts.put(line.substring(0, sign), line.substring(sign + 1)))
            .as("%s twice in %s", line.substring(0, sign), file)
            .isNull();
      }
    }
    return texts;
  }

  /** The numbers of what is filled in. */
  public static Set<String> arguments(String text) {
    return ARGUMENT
        .matcher(text)
        .results()
        .map((MatchResult match) -> match.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
