package org.imagewizard.deploy;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.imagewizard.base.text.Phrase;
import org.imagewizard.docker.EngineInfo;
import org.imagewizard.plan.DeploymentPlan;

/**
 * What of a server means another computer when its engine runs there: its address, and paths, which
 * Compose resolves here and hands over as they are, and which the engine looks for on its own disk.
 */
final class FarPaths {
  private FarPaths() {}

  /** Whole sentences to be said before anything is started; none when the engine is here. */
  static List<Phrase> of(Deployment deployment, ComposeFile file, EngineInfo engine) {
    if (!engine.remote()) {
      return List.of();
    }
    TreeSet<Path> all = new TreeSet<>();
    file.mounts().forEach(path -> all.add(resolved(deployment.folder(), path)));
    List<Phrase> said = new ArrayList<>();
    said.add(Sentence.of("note.elsewhere", engine.endpoint()));
    if (!all.isEmpty()) {
      said.add(Sentence.of("note.elsewhere.paths", words(all)));
    }
    TreeSet<Path> ours =
        all.stream()
            .filter(path -> path.startsWith(deployment.folder()))
            .collect(Collectors.toCollection(TreeSet::new));
    if (!ours.isEmpty()) {
      said.add(Sentence.of("note.elsewhere.folder", words(ours)));
    }
    if (deployment.plan().network() == DeploymentPlan.Reach.LOCAL) {
      said.add(
          Sentence.of(
              "note.elsewhere.address",
              deployment.address(),
              tunnel(deployment.plan().port(), engine.endpoint())));
    }
    return said;
  }

  /** How a port of that computer is led here, for who may log in there. */
  static String tunnel(int port, String endpoint) {
    URI engine = URI.create(endpoint);
    boolean ssh = "ssh".equals(engine.getScheme());
    String door = ssh && engine.getPort() > 0 ? "-p " + engine.getPort() + " " : "";
    String user = ssh && engine.getUserInfo() != null ? engine.getUserInfo() + "@" : "";
    String host = engine.getHost() == null ? endpoint : engine.getHost();
    return "ssh %s-N -L %d:127.0.0.1:%d %s%s".formatted(door, port, port, user, host);
  }

  private static Path resolved(Path folder, String path) {
    String home = System.getProperty("user.home");
    return folder.resolve(path.startsWith("~") ? home + path.substring(1) : path).normalize();
  }

  private static String words(TreeSet<Path> paths) {
    return paths.stream().map(Path::toString).collect(Collectors.joining(", "));
  }
}
