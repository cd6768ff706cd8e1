package org.imagewizard.render;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Which group owns the engine's socket, as a container will see it. The orchestrator runs as an
 * ordinary user and reads the socket by this group; with a wrong one every request is answered 500
 * while its health check stays fine.
 */
public final class DockerSocket {
  private static final String UNIX = "unix://";

  /** Root's group: right where the engine sees other users than this computer does. */
  private static final String ROOT = "0";

  private DockerSocket() {}

  /** The numeric group of the socket of {@code endpoint} (unix://…); "0" when it has none here. */
  public static String group(String endpoint) {
    if (!endpoint.startsWith(UNIX)) {
      return ROOT;
    }
    Path socket = Path.of(endpoint.substring(UNIX.length()));
    // A rootless engine maps its user to root inside; Docker Desktop's socket is made in its own
    // virtual machine, where it belongs to root.
    if (socket.startsWith("/run/user") || socket.toString().contains("/.docker/desktop/")) {
      return ROOT;
    }
    try {
      return String.valueOf(Files.getAttribute(socket, "unix:gid"));
    } catch (IOException | UnsupportedOperationException e) {
      return ROOT;
    }
  }
}
