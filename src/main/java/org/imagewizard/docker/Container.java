package org.imagewizard.docker;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A container as the engine describes it now.
 *
 * @param service Compose's service label, empty when it has none
 * @param state Docker's own word: created, running, exited, …
 * @param health Docker's own word: starting, healthy, unhealthy; "none" without a health check
 * @param startedAt as the engine writes it, nanoseconds included; empty when it never ran
 * @param address first IPv4 address on a network, empty when not running
 * @param imageId the engine's id of the image it was made from, whatever its tag means now
 * @param networks ids of the networks it hangs on, whether they still exist or not; an id is empty
 *     before the first start
 * @param cards whether it was made with a request for NVIDIA cards
 * @param ports published ports, "127.0.0.1:8080->8080/tcp"
 */
public record Container(
    String id,
    String name,
    String project,
    String service,
    String image,
    String imageId,
    String state,
    String health,
    int exitCode,
    boolean oomKilled,
    String error,
    int restarts,
    String startedAt,
    boolean tty,
    String address,
    Set<String> networks,
    boolean cards,
    List<String> ports,
    Map<String, String> labels) {
  public Container {
    networks = Set.copyOf(networks);
    ports = List.copyOf(ports);
    labels = Map.copyOf(labels);
  }

  public boolean running() {
    return state.equals("running");
  }
}
