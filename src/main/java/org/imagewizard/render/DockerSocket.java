package org.imagewizard.render;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The socket of the engine in use, as a container of that engine will mount it. The orchestrator
 * runs as an ordinary user and reads the socket by its group; with a wrong one every request is
 * answered 500 while its health check stays fine.
 *
 * @param path on the engine's computer. The usual path is not always right: where nothing listens
 *     there, Docker makes a folder of that name for the mount, and no engine can start on it again
 * @param group the numeric group that owns it, as a container sees it
 */
public record DockerSocket(String path, String group) {
  /** Where an engine listens when nothing else was chosen, and where the containers look for it. */
  public static final String USUAL_PATH = "/var/run/docker.sock";

  private static final String UNIX = "unix://";

  /** Root's group: right where the engine sees other users than this computer does. */
  private static final String ROOT = "0";

  /** The socket that is expected when no engine can be asked. */
  public static DockerSocket usual() {
    return of(UNIX + USUAL_PATH);
  }

  /**
   * @param endpoint as the engine's client uses it: unix://… or an address; behind an address the
   *     engine's computer is taken to have the usual socket
   */
  public static DockerSocket of(String endpoint) {
    if (!endpoint.startsWith(UNIX)) {
      return new DockerSocket(USUAL_PATH, ROOT);
    }
    Path socket = Path.of(endpoint.substring(UNIX.length()));
    // Docker Desktop's socket is a way into its virtual machine, and the engine there has the usual
    // one, owned by root.
    if (socket.toString().contains("/.docker/desktop/")) {
      return new DockerSocket(USUAL_PATH, ROOT);
    }
    String path = same(socket, Path.of(USUAL_PATH)) ? USUAL_PATH : socket.toString();
    // A rootless engine maps its user to root inside.
    return new DockerSocket(path, socket.startsWith("/run/user") ? ROOT : group(socket));
  }

  private static boolean same(Path one, Path other) {
    try {
      return one.equals(other) || Files.isSameFile(one, other);
    } catch (IOException e) {
      // One of them is not there, so they are two.
      return false;
    }
  }

  private static String group(Path socket) {
    try {
      return String.valueOf(Files.getAttribute(socket, "unix:gid"));
    } catch (IOException | UnsupportedOperationException e) {
      return ROOT;
    }
  }
}
