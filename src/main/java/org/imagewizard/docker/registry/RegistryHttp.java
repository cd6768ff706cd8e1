package org.imagewizard.docker.registry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.imagewizard.base.net.NetFailure;
import org.imagewizard.base.net.Proxies;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.base.task.Cancellation;
import org.imagewizard.docker.Sentence;

/**
 * Requests to registries: with the token they want, again when they are busy, through their
 * redirects. At most eight at a time, so that a registry has no reason to send us away.
 */
final class RegistryHttp implements AutoCloseable {
  private static final int SIDE_BY_SIDE = 8;
  private static final int TRIES = 5;
  private static final int MOST_REDIRECTS = 5;
  private static final Duration ANSWER = Duration.ofSeconds(20);
  private static final Duration CONNECTION = Duration.ofSeconds(8);

  private final Semaphore places = new Semaphore(SIDE_BY_SIDE);
  private final Cancellation cancellation;
  private final HttpClient client;
  private final RegistryTokens tokens;
  private final Patience patience;

  /** Hosts that were not reached: forty images must not wait for the same silence one by one. */
  private final Map<String, ProblemException> silent = new ConcurrentHashMap<>();

  RegistryHttp(Map<String, String> env, DockerLogins logins, Cancellation cancellation) {
    this.cancellation = cancellation;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECTION)
            .proxy(new Proxies(env))
            .build();
    this.tokens = new RegistryTokens(logins, this::once);
    this.patience = new Patience(cancellation);
    cancellation.onCancel(client::shutdownNow);
  }

  /** An answer read to its end. */
  record Reply(HttpResponse<byte[]> response) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern NEXT = Pattern.compile("<([^>]*)>\\s*;[^,]*rel=\"?next\"?");

    int status() {
      return response.statusCode();
    }

    /** There is no such thing, or it is hidden from strangers: registries do not say which. */
    boolean absent() {
      return status() == 404 || status() == 401 || status() == 403;
    }

    /** Of the bytes that came, whatever the registry's own header says. */
    String digest() {
      try {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(response.body());
        return "sha256:" + HexFormat.of().formatHex(hash);
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every Java has SHA-256", e);
      }
    }

    JsonNode json(Repository repository) {
      try {
        JsonNode json = JSON.readTree(response.body());
        if (status() == 200 && json != null && json.isObject()) {
          return json;
        }
      } catch (IOException e) {
        // Said below.
      }
      throw strange(repository, "HTTP " + status() + ", and no JSON");
    }

    /** The address of the next page, when the registry names one. */
    Optional<URI> nextPage(URI page) {
      for (String link : response.headers().allValues("Link")) {
        Matcher next = NEXT.matcher(link);
        if (next.find()) {
          return Optional.of(page.resolve(next.group(1)));
        }
      }
      return Optional.empty();
    }
  }

  /**
   * @throws ProblemException kind OUTCOME when the registry cannot be reached, stays busy or fails
   */
  Reply get(Repository repository, URI uri, String accept) {
    Reply reply = patiently(repository, uri, accept);
    if (reply.status() == 401) {
      String challenge = reply.response().headers().firstValue("WWW-Authenticate").orElse("");
      if (tokens.renew(repository, challenge)) {
        reply = patiently(repository, uri, accept);
      }
    }
    if (reply.status() != 200 && !reply.absent()) {
      throw strange(repository, "HTTP " + reply.status());
    }
    return reply;
  }

  private Reply patiently(Repository repository, URI uri, String accept) {
    for (int attempt = 1; ; attempt++) {
      Reply reply = redirected(repository, uri, accept);
      boolean busy = reply.status() == 429 || reply.status() >= 500;
      if (!busy || attempt == TRIES) {
        if (reply.status() == 429) {
          throw busy(repository);
        }
        return reply;
      }
      patience.await(reply.response().headers().firstValue("Retry-After").orElse(""), attempt);
    }
  }

  /** Layers and descriptions often lie with somebody else, who must not see our token. */
  private Reply redirected(Repository repository, URI uri, String accept) {
    URI at = uri;
    for (int i = 0; i <= MOST_REDIRECTS; i++) {
      HttpRequest.Builder request = HttpRequest.newBuilder(at).header("Accept", accept);
      if (at.getAuthority().equals(uri.getAuthority())) {
        tokens.header(repository).ifPresent(value -> request.header("Authorization", value));
      }
      HttpResponse<byte[]> response = once(repository, request);
      Optional<String> location = response.headers().firstValue("Location");
      if (response.statusCode() / 100 != 3 || location.isEmpty()) {
        return new Reply(response);
      }
      at = at.resolve(location.get());
    }
    throw strange(repository, "it sends from one address to the next");
  }

  private HttpResponse<byte[]> once(Repository repository, HttpRequest.Builder request) {
    try {
      places.acquire();
      try {
        cancellation.check();
        ProblemException before = silent.get(repository.host());
        if (before != null) {
          throw new ProblemException(before.problem(), before);
        }
        return client.send(
            request.timeout(ANSWER).build(), HttpResponse.BodyHandlers.ofByteArray());
      } finally {
        places.release();
      }
    } catch (IOException e) {
      cancellation.check();
      ProblemException failure = unreachable(repository, e);
      silent.put(repository.host(), failure);
      throw failure;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ProblemException(Problem.cancelled(), e);
    }
  }

  private static ProblemException unreachable(Repository repository, IOException e) {
    return new ProblemException(
        new Problem(
            "registry.unreachable",
            Problem.Kind.OUTCOME,
            Sentence.of("registry.unreachable", repository.host()),
            List.of(NetFailure.of(e, repository.host())),
            List.of()),
        e);
  }

  private static ProblemException busy(Repository repository) {
    return new ProblemException(
        Problem.outcome(
            "registry.busy",
            Sentence.of("registry.busy", repository.host()),
            List.of(repository.path()),
            Sentence.of("registry.busy.advice", repository.host())));
  }

  private static ProblemException strange(Repository repository, String what) {
    return new ProblemException(
        Problem.outcome(
            "registry.strange",
            Sentence.of("registry.strange", repository.host()),
            List.of(repository.path() + ": " + what)));
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
