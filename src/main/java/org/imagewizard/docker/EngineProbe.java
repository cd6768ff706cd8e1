package org.imagewizard.docker;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.problem.ProblemException;

/**
 * Tries one address: a real ping, the version, the facts. Takes at most its limit, however the
 * other side behaves.
 */
final class EngineProbe {
  static final Duration LIMIT = Duration.ofSeconds(6);

  private final Duration limit;

  EngineProbe(Duration limit) {
    this.limit = limit;
  }

  /** Either an engine, or the reason in words. */
  record Answer(Optional<Engine> engine, String reason) {
    static Answer no(String reason) {
      return new Answer(Optional.empty(), reason);
    }
  }

  Answer probe(Endpoint endpoint) {
    Optional<String> unusable = endpoint.unusable();
    if (unusable.isPresent()) {
      return Answer.no(unusable.get());
    }
    if (endpoint.socketFile().filter(Files::notExists).isPresent()) {
      return Answer.no("there is no such socket");
    }
    try {
      return Limit.within(limit, () -> speak(endpoint));
    } catch (TimeoutException e) {
      return Answer.no("it gave no answer within " + limit.toSeconds() + " seconds");
    } catch (ProblemException e) {
      if (e.problem().kind() == Problem.Kind.CANCELLED) {
        throw e;
      }
      return Answer.no(e.problem().evidence().getLast());
    } catch (RuntimeException e) {
      // Whatever a stranger on that socket answers, the search goes on with its reason kept.
      return Answer.no(Reasons.of(endpoint, e));
    }
  }

  private Answer speak(Endpoint endpoint) {
    JsonNode version;
    try (EngineHttp plain = new EngineHttp(endpoint, "")) {
      EngineHttp.Reply ping = plain.send("GET", "/_ping", Optional.empty(), limit);
      if (!ping.ok()) {
        return Answer.no("it answered HTTP " + ping.status() + brief(ping.words()));
      }
      version = plain.get("/version");
    }
    Optional<ApiVersion> newest = ApiVersion.parse(version.path("ApiVersion").asText(""));
    if (newest.isEmpty()) {
      return Answer.no("what answers there is no Docker Engine");
    }
    if (newest.get().compareTo(ApiVersion.OLDEST) < 0) {
      return Answer.no(
          "too old: it is version %s with API %s; API %s (Docker 20.10) or newer is needed"
              .formatted(version.path("Version").asText("?"), newest.get(), ApiVersion.OLDEST));
    }
    ApiVersion oldest =
        ApiVersion.parse(version.path("MinAPIVersion").asText("")).orElse(ApiVersion.OLDEST);
    EngineHttp http = new EngineHttp(endpoint, ApiVersion.negotiate(newest.get(), oldest).prefix());
    Engine engine = new DockerJavaEngine(http);
    try {
      engine.info();
      return new Answer(Optional.of(engine), "");
    } catch (ProblemException e) {
      engine.close();
      throw e;
    }
  }

  /** What it said, if it said anything but its status. */
  private static String brief(String words) {
    if (words.startsWith("HTTP ")) {
      return "";
    }
    return ": " + (words.length() > 200 ? words.substring(0, 200) + "…" : words);
  }
}
