package org.imagewizard.machine;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.problem.ProblemException;

/**
 * Whether the registry that holds IMAGE's images answers. Never stops anybody: a lab may mirror.
 */
final class RegistryCheck {
  static final String REGISTRY = "net.registry";
  static final URI USUAL = URI.create("https://ghcr.io/v2/");

  private static final Duration LIMIT = Duration.ofSeconds(3);

  private final URI address;
  private final Map<String, String> env;

  RegistryCheck(URI address, Map<String, String> env) {
    this.address = address;
    this.env = env;
  }

  Finding run() {
    long begun = System.nanoTime();
    HttpClient.Builder builder = HttpClient.newBuilder().connectTimeout(LIMIT);
    proxy().ifPresent(builder::proxy);
    try (HttpClient client = builder.build()) {
      try {
        HttpRequest request = HttpRequest.newBuilder(address).timeout(LIMIT).GET().build();
        int status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        long millis = (System.nanoTime() - begun) / 1_000_000;
        String evidence = "GET " + address + ": HTTP " + status;
        // A registry asks strangers for a token first; that is an answer too.
        return status < 400 || status == 401
            ? Finding.ok(
                REGISTRY, "Registry " + address.getHost() + " answers, " + millis + " ms", evidence)
            : silent(evidence);
      } catch (IOException e) {
        return silent("GET " + address + ": " + words(e));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new ProblemException(Problem.cancelled(), e);
      } finally {
        client.shutdownNow();
      }
    }
  }

  private Finding silent(String evidence) {
    return Finding.warn(
        REGISTRY,
        "Registry %s does not answer: images can't be downloaded from it"
            .formatted(address.getHost()),
        List.of(evidence, "Docker may use a proxy or mirror of its own that this test does not."));
  }

  private static String words(IOException failure) {
    String kind = failure.getClass().getSimpleName();
    String message = failure.getMessage();
    return message == null || message.isBlank() ? kind : kind + ", " + message;
  }

  /** Java does not read the variable that every other program here follows. */
  private Optional<ProxySelector> proxy() {
    String value = env.getOrDefault("https_proxy", env.getOrDefault("HTTPS_PROXY", ""));
    if (value.isBlank() || !"https".equals(address.getScheme())) {
      return Optional.empty();
    }
    try {
      URI proxy = URI.create(value.contains("://") ? value : "http://" + value);
      return proxy.getHost() == null
          ? Optional.empty()
          : Optional.of(
              ProxySelector.of(
                  new InetSocketAddress(
                      proxy.getHost(), proxy.getPort() < 0 ? 8080 : proxy.getPort())));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
