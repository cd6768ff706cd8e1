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

  private static final int SSH_TIMES = 3;

  private final Duration limit;

  EngineProbe(Duration limit) {
    this.limit = limit;
  }

  /** Either an engine, or the reason why not. */
  record Answer(Optional<Engine> engine, Optional<EngineInfo> info, Optional<Refusal> refusal) {
    static Answer no(Refusal refusal) {
      return new Answer(Optional.empty(), Optional.empty(), Optional.of(refusal));
    }
  }

  /** Each request of an engine behind SSH makes a connection anew. */
  private Duration limit(Endpoint endpoint) {
    return endpoint.ssh() ? limit.multipliedBy(SSH_TIMES) : limit;
  }

  Answer probe(Endpoint endpoint) {
    Optional<Refusal> unusable = endpoint.unusable();
    if (unusable.isPresent()) {
      return Answer.no(unusable.get());
    }
    if (endpoint.socketFile().filter(Files::notExists).isPresent()) {
      return Answer.no(Reasons.absent());
    }
    if (endpoint.socketFile().filter(Files::isDirectory).isPresent()) {
      return Answer.no(Reasons.folder());
    }
    try {
      return Limit.within(limit(endpoint), () -> speak(endpoint));
    } catch (TimeoutException e) {
      return Answer.no(Reasons.silent(limit(endpoint).toSeconds()));
    } catch (ProblemException e) {
      if (e.problem().kind() == Problem.Kind.CANCELLED) {
        throw e;
      }
      return Answer.no(refusal(endpoint, e));
    } catch (RuntimeException e) {
      // Whatever a stranger on that socket answers, the search goes on with its reason kept.
      return Answer.no(Reasons.of(endpoint, e));
    }
  }

  private Refusal refusal(Endpoint endpoint, ProblemException failure) {
    if (failure.problem().id().equals(ClientCertificates.PROBLEM)) {
      return Refusal.of(
          Refusal.Kind.ADDRESS, "certificate", failure.problem().evidence().getLast());
    }
    return failure.getCause() == null
        ? Refusal.of(
            Refusal.Kind.ERROR, "other.words", brief(failure.problem().evidence().getLast()))
        : Reasons.lost(endpoint, failure.getCause(), limit.toSeconds());
  }

  private Answer speak(Endpoint endpoint) {
    JsonNode version;
    try (EngineHttp plain = new EngineHttp(endpoint, "")) {
      EngineHttp.Reply ping = plain.send("GET", "/_ping", Optional.empty(), limit(endpoint));
      if (!ping.ok()) {
        return Answer.no(error(endpoint, ping));
      }
      version = plain.get("/version");
    }
    Optional<ApiVersion> newest = ApiVersion.parse(version.path("ApiVersion").asText(""));
    if (newest.isEmpty()) {
      return Answer.no(Reasons.stranger());
    }
    if (newest.get().compareTo(ApiVersion.OLDEST) < 0) {
      return Answer.no(
          Refusal.of(
              Refusal.Kind.TOO_OLD,
              "too-old",
              version.path("Version").asText("?"),
              newest.get(),
              ApiVersion.OLDEST));
    }
    ApiVersion oldest =
        ApiVersion.parse(version.path("MinAPIVersion").asText("")).orElse(ApiVersion.OLDEST);
    EngineHttp http = new EngineHttp(endpoint, ApiVersion.negotiate(newest.get(), oldest).prefix());
    Engine engine = new DockerJavaEngine(http);
    try {
      EngineInfo info = EngineJson.info(endpoint.host(), version, http.get("/info"));
      return new Answer(Optional.of(engine), Optional.of(info), Optional.empty());
    } catch (ProblemException e) {
      engine.close();
      throw e;
    }
  }

  /** What it said, if it said anything but its status. */
  private static Refusal error(Endpoint endpoint, EngineHttp.Reply reply) {
    String words = brief(reply.words());
    if (endpoint.ssh() && reply.status() == SshTunnel.BAD_GATEWAY) {
      return Refusal.of(Refusal.Kind.OTHER, "ssh", words);
    }
    return words.startsWith("HTTP ")
        ? Refusal.of(Refusal.Kind.ERROR, "error", (long) reply.status())
        : Refusal.of(Refusal.Kind.ERROR, "error.words", (long) reply.status(), words);
  }

  private static String brief(String words) {
    return words.length() > 200 ? words.substring(0, 200) + "…" : words;
  }
}
