package org.imagewizard.machine;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Optional;
import org.imagewizard.base.net.NetFailure;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.base.text.Phrase;

/**
 * What the registry answered to one request.
 *
 * @param status empty when nothing came
 * @param words what was asked and what came
 * @param unknown whether its name leads nowhere
 * @param date its clock, when it says so
 * @param asked this computer's clock when the answer came
 */
record RegistryAnswer(
    Optional<Integer> status,
    Phrase words,
    boolean unknown,
    long millis,
    Optional<Instant> date,
    Instant asked) {
  private static final Duration LIMIT = Duration.ofSeconds(3);

  /** Blocks for at most three seconds for the connection and three for the answer. */
  static RegistryAnswer ask(URI address, Map<String, String> env) {
    long begun = System.nanoTime();
    HttpClient.Builder builder = HttpClient.newBuilder().connectTimeout(LIMIT);
    if ("https".equals(address.getScheme())) {
      Proxies.selector(env).ifPresent(builder::proxy);
    }
    String what = "GET " + address;
    try (HttpClient client = builder.build()) {
      try {
        HttpRequest request = HttpRequest.newBuilder(address).timeout(LIMIT).GET().build();
        HttpResponse<Void> response = client.send(request, HttpResponse.BodyHandlers.discarding());
        return new RegistryAnswer(
            Optional.of(response.statusCode()),
            Phrase.plain(what + ": HTTP " + response.statusCode()),
            false,
            (System.nanoTime() - begun) / 1_000_000,
            response.headers().firstValue("Date").flatMap(RegistryAnswer::date),
            Instant.now());
      } catch (IOException e) {
        return new RegistryAnswer(
            Optional.empty(),
            Phrase.about(what, NetFailure.of(e, address.getRawAuthority())),
            NetFailure.unknown(e),
            0,
            Optional.empty(),
            Instant.now());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new ProblemException(Problem.cancelled(), e);
      } finally {
        client.shutdownNow();
      }
    }
  }

  private static Optional<Instant> date(String header) {
    try {
      return Optional.of(
          ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }
}
