package org.imagewizard.wizard.keys;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.imagewizard.base.net.Proxies;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.base.task.Cancellation;

/**
 * One request to whoever knows a key, with one limit on connection, answer and its last byte. The
 * request may hold a key, so no part of it is ever in what this class returns.
 */
final class KeyHttp {
  private final Map<String, String> env;

  KeyHttp(Map<String, String> env) {
    this.env = env;
  }

  /** An answer, or why there is none. */
  record Reply(KeyVerdict.Kind kind, int status, JsonNode body, long millis) {
    boolean answered() {
      return kind == KeyVerdict.Kind.UNCLEAR;
    }
  }

  /**
   * @param body a JSON document to POST; empty for GET
   */
  Reply send(
      URI uri,
      Map<String, String> headers,
      Optional<JsonNode> body,
      Duration limit,
      Cancellation cancellation) {
    long begun = System.nanoTime();
    HttpClient client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(limit)
            .proxy(new Proxies(env))
            .build();
    try {
      HttpRequest.Builder request = HttpRequest.newBuilder(uri);
      headers.forEach(request::header);
      body.ifPresent(
          json ->
              request
                  .header("Content-Type", "application/json")
                  .POST(HttpRequest.BodyPublishers.ofString(json.toString())));
      // The client's own limits end with the answer's head; a body may trickle for ever.
      Future<HttpResponse<String>> pending =
          client.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString());
      cancellation.onCancel(() -> pending.cancel(true));
      HttpResponse<String> response = pending.get(limit.toMillis(), TimeUnit.MILLISECONDS);
      return new Reply(
          KeyVerdict.Kind.UNCLEAR, response.statusCode(), json(response.body()), since(begun));
    } catch (TimeoutException e) {
      return without(KeyVerdict.Kind.SILENT, begun);
    } catch (ExecutionException e) {
      boolean late = e.getCause() instanceof HttpTimeoutException;
      return without(late ? KeyVerdict.Kind.SILENT : KeyVerdict.Kind.UNREACHABLE, begun);
    } catch (java.util.concurrent.CancellationException e) {
      throw new ProblemException(Problem.cancelled());
    } catch (IllegalArgumentException e) {
      // A key with a character that no header or address can hold: its cause would show it.
      return without(KeyVerdict.Kind.NO_ADDRESS, begun);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ProblemException(Problem.cancelled(), e);
    } finally {
      client.shutdownNow();
    }
  }

  private static Reply without(KeyVerdict.Kind kind, long begun) {
    return new Reply(kind, 0, MissingNode.getInstance(), since(begun));
  }

  private static long since(long begun) {
    return (System.nanoTime() - begun) / 1_000_000;
  }

  private static JsonNode json(String text) {
    try {
      JsonNode read = new ObjectMapper().readTree(text);
      return read == null ? MissingNode.getInstance() : read;
    } catch (IOException e) {
      return MissingNode.getInstance();
    }
  }
}
