package org.imagewizard.cli.session;

import java.nio.file.Path;
import java.util.Map;

/** Where the program's own log lies. */
public final class LogPlace {
  private LogPlace() {}

  public static Path of(Map<String, String> env) {
    String state = env.getOrDefault("XDG_STATE_HOME", "");
    Path folder =
        state.startsWith("/") ? Path.of(state) : home(env).resolve(".local").resolve("state");
    return folder.resolve("image-wizard").resolve("wizard.log");
  }

  /** The person's folder, as a shell would say it. */
  public static Path home(Map<String, String> env) {
    for (String name : new String[] {"IMAGE_WIZARD_HOME", "HOME"}) {
      String value = env.getOrDefault(name, "");
      if (value.startsWith("/")) {
        return Path.of(value);
      }
    }
    return Path.of(System.getProperty("user.home"));
  }
}
