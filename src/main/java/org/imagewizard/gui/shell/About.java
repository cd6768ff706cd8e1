package org.imagewizard.gui.shell;

import java.nio.file.Path;
import org.imagewizard.base.build.Build;

/**
 * What the program says about itself.
 *
 * @param log the file that the wizard writes about itself
 */
public record About(String version, String java, String toolkit, String system, Path log) {
  /** Of this virtual machine. */
  public static About here(Path log) {
    Build build = Build.here();
    return new About(
        build.version() + " (" + build.revision() + ")",
        System.getProperty("java.version", "?"),
        System.getProperty("javafx.version", "?"),
        System.getProperty("os.name", "?") + " " + System.getProperty("os.version", ""),
        log);
  }
}
