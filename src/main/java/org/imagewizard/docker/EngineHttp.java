package org.imagewizard.docker;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.github.dockerjava.transport.DockerHttpClient;
import com.github.dockerjava.transport.DockerHttpClient.Request;
import com.github.dockerjava.zerodep.ZerodepDockerHttpClient;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.base.text.Phrase;

/**
 * Requests to one engine and its answers, as JSON. docker-java's transport carries them; its typed
 * commands are not used, because they hide the engine's words and unframe its streams.
 */
final class EngineHttp implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The id of the problem when the engine said no. */
  static final String REFUSED = "engine.refused";

  /** How long a plain request may stay unanswered; streams and waits have no limit. */
  private static final Duration ANSWER = Duration.ofSeconds(60);

  private final Endpoint endpoint;
  private final String prefix;
  private final Optional<SshTunnel> tunnel;
  private final DockerHttpClient client;

  EngineHttp(Endpoint endpoint, String prefix) {
    this.endpoint = endpoint;
    this.prefix = prefix;
    this.tunnel = endpoint.ssh() ? Optional.of(SshTunnel.open(endpoint.uri())) : Optional.empty();
    this.client = client();
  }

  /** An answer read to its end. */
  record Reply(int status, String body) {
    boolean ok() {
      return status < 400;
    }

    JsonNode json() {
      try {
        return body.isBlank() ? MissingNode.getInstance() : JSON.readTree(body);
      } catch (IOException e) {
        return MissingNode.getInstance();
      }
    }

    /** What the engine said about an error. */
    String words() {
      String message = json().path("message").asText("");
      String said = message.isBlank() ? body.strip() : message.strip();
      return said.isEmpty() ? "HTTP " + status : said.lines().findFirst().orElse(said);
    }
  }

  Endpoint endpoint() {
    return endpoint;
  }

  JsonNode get(String path) {
    return accepted("GET " + path, send("GET", path, Optional.empty(), ANSWER)).json();
  }

  /** Empty when the engine knows no such thing. */
  Optional<JsonNode> find(String path) {
    Reply reply = send("GET", path, Optional.empty(), ANSWER);
    return reply.status() == 404
        ? Optional.empty()
        : Optional.of(accepted("GET " + path, reply).json());
  }

  JsonNode post(String path, Optional<JsonNode> body) {
    return accepted("POST " + path, send("POST", path, body, ANSWER)).json();
  }

  /** For what the engine answers only when it is over: a stop, a wait. */
  JsonNode postAndWait(String path, Duration limit) {
    return accepted("POST " + path, send("POST", path, Optional.empty(), limit)).json();
  }

  /** No error when it is gone already. */
  void delete(String path) {
    Reply reply = send("DELETE", path, Optional.empty(), ANSWER);
    if (reply.status() != 404) {
      accepted("DELETE " + path, reply);
    }
  }

  /** For what the engine may be removing by itself at this moment. */
  void remove(String path) {
    Reply reply = send("DELETE", path, Optional.empty(), ANSWER);
    if (reply.status() != 404 && reply.status() != 409) {
      accepted("DELETE " + path, reply);
    }
  }

  /**
   * @throws ProblemException kind ENGINE when no answer comes in time
   */
  Reply send(String method, String path, Optional<JsonNode> body, Duration limit) {
    try {
      return Limit.within(limit, () -> exchange(method, path, body));
    } catch (TimeoutException e) {
      throw lost(Sentence.of("refusal.silent", limit.toSeconds()), e);
    } catch (ProblemException e) {
      throw e;
    } catch (RuntimeException e) {
      // The transport wraps every kind of I/O failure in its own unchecked exceptions.
      throw lost(Reasons.of(endpoint, e).words(), e);
    }
  }

  private Reply exchange(String method, String path, Optional<JsonNode> body) {
    Request.Builder request = request(method, path);
    body.ifPresent(
        json -> {
          request.putHeader("Content-Type", "application/json");
          request.bodyBytes(json.toString().getBytes(StandardCharsets.UTF_8));
        });
    try (DockerHttpClient.Response response = client.execute(request.build())) {
      byte[] bytes = response.getBody().readAllBytes();
      return new Reply(response.getStatusCode(), new String(bytes, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Opens a stream on a connection of its own, which its close ends at once. */
  EngineStream open(String method, String path, Optional<InputStream> body) {
    Request.Builder request = request(method, path);
    body.ifPresent(
        bytes -> {
          request.putHeader("Content-Type", "application/x-tar");
          request.body(bytes);
        });
    return new EngineStream(client(), request.build(), this);
  }

  /** Opens a stream that needs no body, by the short way where there is one. */
  InputStream openShort(String method, String path) {
    if (!SocketStream.fits(endpoint)) {
      return open(method, path, Optional.empty());
    }
    try {
      Endpoint at = tunnel.map(one -> Endpoint.socket(one.socket())).orElse(endpoint);
      return SocketStream.send(at, method, prefix + path);
    } catch (IOException e) {
      throw lost(Reasons.of(endpoint, e).words(), e);
    }
  }

  EngineStream openPost(String path, JsonNode body) {
    Request request =
        request("POST", path)
            .putHeader("Content-Type", "application/json")
            .bodyBytes(body.toString().getBytes(StandardCharsets.UTF_8))
            .build();
    return new EngineStream(client(), request, this);
  }

  private Request.Builder request(String method, String path) {
    Request.Builder request = Request.builder();
    request.method(method);
    request.path(prefix + path);
    // A pooled connection may be dead after the engine's restart; opening one costs nothing here.
    request.putHeader("Connection", "close");
    return request;
  }

  static Reply accepted(String what, Reply reply) {
    if (reply.ok()) {
      return reply;
    }
    throw new ProblemException(
        Problem.outcome(
            REFUSED,
            Sentence.of("engine.refused", reply.words()),
            List.of(what + " → HTTP " + reply.status(), reply.words())));
  }

  ProblemException lost(Phrase reason, Throwable cause) {
    return new ProblemException(
        new Problem(
            "engine.lost",
            Problem.Kind.ENGINE,
            Sentence.of("engine.lost", endpoint.host(), reason),
            List.of(reason),
            List.of(Sentence.of("engine.lost.advice"))),
        cause);
  }

  private DockerHttpClient client() {
    URI address = tunnel.map(one -> Endpoint.socket(one.socket()).uri()).orElse(endpoint.uri());
    ZerodepDockerHttpClient.Builder builder =
        new ZerodepDockerHttpClient.Builder().dockerHost(address);
    Optional<SSLContext> tls =
        endpoint.certificates().map(folder -> new ClientCertificates(folder).context());
    // The transport takes a context as the wish for TLS; a socket's it leaves aside.
    boolean socket = !address.getScheme().equals("tcp");
    tls.or(() -> socket ? Optional.of(ClientCertificates.none()) : Optional.empty())
        .ifPresent(context -> builder.sslConfig(() -> context));
    return builder.build();
  }

  @Override
  public void close() {
    try {
      client.close();
    } catch (IOException e) {
      // Nothing of ours is left on it.
    }
    tunnel.ifPresent(SshTunnel::close);
  }
}
