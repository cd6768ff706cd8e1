package org.imagewizard.base.net;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The proxy that {@code https_proxy}, {@code http_proxy} and {@code no_proxy} name, which Java does
 * not read by itself. This computer's own addresses never go through one.
 */
public final class Proxies extends ProxySelector {
  private final Map<String, String> env;

  /**
   * @param env the process environment; names in capitals count too
   */
  public Proxies(Map<String, String> env) {
    this.env = Map.copyOf(env);
  }

  @Override
  public List<Proxy> select(URI uri) {
    String host = String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT);
    if (isLoopback(host) || exempt(host)) {
      return List.of(Proxy.NO_PROXY);
    }
    return List.of(
        address(variable(uri.getScheme() + "_proxy"))
            .map(address -> new Proxy(Proxy.Type.HTTP, address))
            .orElse(Proxy.NO_PROXY));
  }

  @Override
  public void connectFailed(URI uri, SocketAddress address, IOException failure) {
    // Whoever sent the request gets the failure, and there is no second proxy to turn to.
  }

  /** Whether a host's name means this computer. */
  public static boolean isLoopback(String host) {
    return host.equals("localhost")
        || host.endsWith(".localhost")
        || host.matches("127(\\.\\d{1,3}){3}")
        || host.equals("[::1]")
        || host.equals("::1");
  }

  private boolean exempt(String host) {
    return Arrays.stream(variable("no_proxy").split(","))
        .map(entry -> entry.strip().toLowerCase(Locale.ROOT).replaceFirst("^\\*?\\.", ""))
        .filter(entry -> !entry.isEmpty())
        .anyMatch(entry -> entry.equals("*") || host.equals(entry) || host.endsWith("." + entry));
  }

  private String variable(String name) {
    return env.getOrDefault(name, env.getOrDefault(name.toUpperCase(Locale.ROOT), ""));
  }

  private static Optional<InetSocketAddress> address(String value) {
    if (value.isBlank()) {
      return Optional.empty();
    }
    try {
      URI proxy = URI.create(value.contains("://") ? value.strip() : "http://" + value.strip());
      return Optional.ofNullable(proxy.getHost())
          .map(host -> new InetSocketAddress(host, proxy.getPort() < 0 ? 8080 : proxy.getPort()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
