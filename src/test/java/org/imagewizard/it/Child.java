package org.imagewizard.it;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** A program that a test starts: nothing of the tester's own settings reaches it. */
public final class Child {
  /** What it takes to find programs and libraries. */
  private static final Set<String> KEPT =
      Set.of("PATH", "TMPDIR", "LD_LIBRARY_PATH", "FONTCONFIG_FILE", "FONTCONFIG_PATH");

  private Child() {}

  /** Both its streams in one. */
  public static ProcessBuilder of(Path home, List<String> command, Map<String, String> more) {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    Map<String, String> environment = builder.environment();
    environment.keySet().retainAll(KEPT);
    environment.putAll(
        Map.of(
            "HOME",
            home.toString(),
            "LC_ALL",
            "C.UTF-8",
            "IMAGE_WIZARD_JAVA",
            System.getProperty("java.home")));
    environment.putAll(more);
    return builder;
  }

  /** Returns once it and all that it started are gone, so that they write into no folder. */
  public static void end(Process process) {
    List<ProcessHandle> all =
        Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
    all.forEach(ProcessHandle::destroyForcibly);
    all.forEach(one -> one.onExit().join());
  }
}
