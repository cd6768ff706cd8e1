package org.imagewizard.render;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A service's mount of the engine's socket, in any of Compose's forms. */
final class SocketMount {
  private SocketMount() {}

  static boolean isSocket(@Nullable Object volume) {
    return source(volume).endsWith("/docker.sock");
  }

  /** Makes the service mount the socket of the engine in use, at the place where it looks. */
  static void point(Map<String, @Nullable Object> service, DockerSocket socket) {
    if (socket.path().equals(DockerSocket.USUAL_PATH)) {
      return;
    }
    List<@Nullable Object> volumes = new ArrayList<>();
    for (Object volume : Plain.list(service, "volumes")) {
      volumes.add(isSocket(volume) ? from(volume, socket) : volume);
    }
    Plain.putOrRemove(service, "volumes", volumes);
  }

  /** The mount of a service of ours. */
  static Map<String, @Nullable Object> of(DockerSocket socket) {
    Map<String, @Nullable Object> mount = new LinkedHashMap<>();
    mount.put("type", "bind");
    mount.put("source", literal(socket));
    mount.put("target", DockerSocket.USUAL_PATH);
    mount.put("read_only", true);
    // Refused where there is no socket, rather than a folder made in its place.
    mount.put("bind", Map.of("create_host_path", false));
    return mount;
  }

  private static Object from(@Nullable Object volume, DockerSocket socket) {
    if (volume instanceof Map<?, ?> map) {
      Map<String, @Nullable Object> next = Plain.copyOf(map);
      next.put("source", literal(socket));
      return next;
    }
    String text = Plain.text(volume);
    String rest = text.contains(":") ? text.substring(text.indexOf(':')) : ":" + text;
    // The short form is cut at colons, and a path may have one.
    return socket.path().contains(":") ? of(socket) : literal(socket) + rest;
  }

  private static String source(@Nullable Object volume) {
    return volume instanceof Map<?, ?> map
        ? Plain.text(map.get("source"))
        : Plain.text(volume).split(":", 2)[0];
  }

  private static String literal(DockerSocket socket) {
    return socket.path().replace("$", "$$");
  }
}
