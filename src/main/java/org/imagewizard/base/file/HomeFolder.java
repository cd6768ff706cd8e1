package org.imagewizard.base.file;

import java.nio.file.Path;
import java.util.Map;

/** The person's own folder, as the docker command and shells say it. */
public final class HomeFolder {
  private HomeFolder() {}

  /** What HOME names; the system's own word where it names no folder. */
  public static Path of(Map<String, String> env) {
    String home = env.getOrDefault("HOME", "");
    return Path.of(home.startsWith("/") ? home : System.getProperty("user.home"));
  }
}
