package org.imagewizard.docker.registry;

import org.imagewizard.base.net.Proxies;

/**
 * Where an image lies: {@code ghcr.io/a/b:t} is the repository {@code a/b} at {@code ghcr.io}, and
 * {@code t} names one image of it.
 *
 * @param host with its port; docker.io for Docker Hub, as people write it
 * @param version a tag, or a digest
 */
record Repository(String host, String path, String version) {
  static final String HUB = "docker.io";

  static Repository of(String reference) {
    int at = reference.indexOf('@');
    String tagged = at < 0 ? reference : reference.substring(0, at);
    int colon = tagged.lastIndexOf(':');
    boolean hasTag = colon > tagged.lastIndexOf('/');
    String name = hasTag ? tagged.substring(0, colon) : tagged;
    String tag = hasTag ? tagged.substring(colon + 1) : "latest";
    int slash = name.indexOf('/');
    String first = slash < 0 ? "" : name.substring(0, slash);
    // Docker's own rule: the first part is a host when it has a dot or a port, or is localhost.
    boolean isHost = first.contains(".") || first.contains(":") || first.equals("localhost");
    String host = isHost ? first : HUB;
    String path = isHost ? name.substring(slash + 1) : name;
    return new Repository(
        host.equals("index.docker.io") ? HUB : host,
        host.equals(HUB) && !path.contains("/") ? "library/" + path : path,
        at < 0 ? tag : reference.substring(at + 1));
  }

  /** Docker itself speaks plain HTTP with this computer's own registries only. */
  String base() {
    if (host.equals(HUB)) {
      return "https://registry-1.docker.io";
    }
    String name = host.replaceFirst(":\\d+$", "");
    return (Proxies.isLoopback(name) ? "http://" : "https://") + host;
  }

  String name() {
    return host + "/" + path;
  }
}
