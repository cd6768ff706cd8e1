package org.imagewizard.machine;

import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** The proxy that the environment names for secure addresses, as most programs read it. */
final class Proxies {
  private static final int USUAL_PORT = 8080;

  private Proxies() {}

  static Optional<String> of(Map<String, String> env) {
    return Optional.of(env.getOrDefault("https_proxy", env.getOrDefault("HTTPS_PROXY", "")))
        .map(String::strip)
        .filter(value -> !value.isEmpty());
  }

  /** For Java, which does not read the variable; empty when there is none, or it makes no sense. */
  static Optional<ProxySelector> selector(Map<String, String> env) {
    return of(env).flatMap(Proxies::selector);
  }

  private static Optional<ProxySelector> selector(String value) {
    try {
      URI proxy = URI.create(value.contains("://") ? value : "http://" + value);
      if (proxy.getHost() == null) {
        return Optional.empty();
      }
      int port = proxy.getPort() < 0 ? USUAL_PORT : proxy.getPort();
      return Optional.of(ProxySelector.of(new InetSocketAddress(proxy.getHost(), port)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** An address may carry a name and a password; neither is to be shown. */
  static String withoutPassword(String address) {
    return address.replaceFirst("^([A-Za-z][A-Za-z0-9+.-]*://)?[^/@]*@", "$1");
  }
}
