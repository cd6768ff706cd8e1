package org.imagewizard.base.build;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Which build this is.
 *
 * @param version of the release, or {@code development} when it runs from unpacked classes
 * @param revision the commit's short id, with a plus sign when sources were changed since; {@code
 *     unknown} outside a checkout
 * @param javafx the JavaFX that was built in; no toolkit is started to ask it
 */
public record Build(String version, String revision, String javafx) {
  private static final String DEVELOPMENT = "development";
  private static final String UNKNOWN = "unknown";

  /** Of the program that runs. */
  public static Build here() {
    try (@Nullable InputStream in = Build.class.getResourceAsStream("build.properties")) {
      return in == null ? new Build(DEVELOPMENT, UNKNOWN, UNKNOWN) : read(in);
    } catch (IOException e) {
      return new Build(DEVELOPMENT, UNKNOWN, UNKNOWN);
    }
  }

  private static Build read(InputStream in) throws IOException {
    Properties facts = new Properties();
    facts.load(in);
    return new Build(
        fact(facts, "version", DEVELOPMENT),
        fact(facts, "revision", UNKNOWN),
        fact(facts, "javafx", UNKNOWN));
  }

  /** An unreplaced placeholder is no fact. */
  private static String fact(Properties facts, String name, String otherwise) {
    String value = facts.getProperty(name, "").strip();
    return value.isEmpty() || value.startsWith("${") ? otherwise : value;
  }
}
