package org.imagewizard.docker;

import static org.imagewizard.docker.FakeImages.refused;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** The networks of {@link FakeEngine}, with what the engine counts on each. */
public final class FakeNetworks {
  private final Map<String, Engine.Network> networks = new ConcurrentHashMap<>();
  private final Map<String, List<Engine.Member>> members = new ConcurrentHashMap<>();

  private final Set<String> miscounted = ConcurrentHashMap.newKeySet();

  List<Engine.Network> all() {
    return List.copyOf(networks.values());
  }

  void create(String name, Map<String, String> labels) {
    Engine.Network network = new Engine.Network("net-" + name, name, labels);
    if (networks.putIfAbsent(name, network) != null) {
      throw refused("engine.refused", "network with name " + name + " already exists");
    }
  }

  void remove(String name) {
    if (!members(name).isEmpty() || miscounted.contains(name)) {
      throw refused("engine.refused", "network " + name + " id 1 has active endpoints");
    }
    networks.remove(name);
  }

  /** A container on a network, or one that the engine only believes to be there. */
  public void join(String name, String container, String containerName) {
    members
        .computeIfAbsent(name, key -> new CopyOnWriteArrayList<>())
        .add(new Engine.Member(container, containerName));
  }

  /** From now on the engine counts one more on it than it can name. */
  public void miscount(String name) {
    miscounted.add(name);
  }

  List<Engine.Member> members(String name) {
    return new ArrayList<>(members.getOrDefault(name, List.of()));
  }

  void disconnect(String name, String containerName) {
    members.getOrDefault(name, List.of()).removeIf(one -> one.name().equals(containerName));
  }

  /** A removed container is on no network. */
  void forget(String container) {
    members.values().forEach(list -> list.removeIf(one -> one.container().equals(container)));
  }
}
