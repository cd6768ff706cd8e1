package org.imagewizard.docker.registry;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.base.task.Cancellation;
import org.imagewizard.docker.Sentence;

/**
 * Asks registries what they have, by the distribution protocol: anonymously, or with what {@code
 * docker login} left for the registry. Nothing is downloaded but lists and descriptions. At most
 * eight requests are under way at a time. Thread-safe; methods block.
 */
public final class RegistryClient implements AutoCloseable {
  private static final int MOST_PAGES = 1000;

  private final RegistryHttp http;

  public RegistryClient(Map<String, String> env, Cancellation cancellation) {
    this(env, DockerLogins.folder(env), cancellation);
  }

  /**
   * @param env the process environment, for proxies
   * @param dockerFolder where the docker command keeps its settings
   */
  RegistryClient(Map<String, String> env, Path dockerFolder, Cancellation cancellation) {
    this.http = new RegistryHttp(env, new DockerLogins(dockerFolder, env), cancellation);
  }

  /**
   * What a tag or digest names.
   *
   * @param architecture as registries say it: amd64, arm64
   * @return empty when the registry has no such image, or hides it from strangers
   * @throws ProblemException kind OUTCOME when the registry does not answer as one
   */
  public Optional<RemoteImage> image(String reference, String architecture) {
    Repository repository = Repository.of(reference);
    Optional<Document> named = manifest(repository, repository.version());
    if (named.isEmpty()) {
      return Optional.empty();
    }
    Document document = named.get();
    List<String> platforms = new ArrayList<>();
    Document own = document;
    if (Manifests.isIndex(document.json())) {
      platforms.addAll(Manifests.platforms(document.json()));
      String digest =
          Manifests.platformDigest(document.json(), architecture)
              .orElseThrow(() -> noPlatform(reference, architecture, platforms));
      own = manifest(repository, digest).orElseThrow(() -> half(repository, digest));
    }
    JsonNode config = config(repository, own.json());
    if (platforms.isEmpty()) {
      platforms.add(Manifests.platform(config));
    }
    return Optional.of(
        new RemoteImage(
            document.digest(),
            own.digest(),
            platforms,
            config.path("created").asText(""),
            config.path("config").path("Labels").path(Manifests.REVISION).asText(""),
            Manifests.layers(own.json(), config)));
  }

  /**
   * Every tag of an image's repository, page by page, in the registry's order; empty when there is
   * no such repository.
   *
   * @throws ProblemException kind OUTCOME when the registry does not answer as one
   */
  public List<String> tags(String reference) {
    Repository repository = Repository.of(reference);
    List<String> tags = new ArrayList<>();
    Optional<URI> next =
        Optional.of(
            URI.create(repository.base() + "/v2/" + repository.path() + "/tags/list?n=1000"));
    for (int page = 0; next.isPresent() && page < MOST_PAGES; page++) {
      RegistryHttp.Reply reply = http.get(repository, next.get(), "application/json");
      if (reply.absent()) {
        return tags;
      }
      reply.json(repository).path("tags").forEach(tag -> tags.add(tag.asText()));
      next = reply.nextPage(next.get());
    }
    return tags;
  }

  private record Document(JsonNode json, String digest) {}

  private Optional<Document> manifest(Repository repository, String version) {
    URI uri = URI.create(repository.base() + "/v2/" + repository.path() + "/manifests/" + version);
    RegistryHttp.Reply reply = http.get(repository, uri, Manifests.ACCEPT);
    if (reply.absent()) {
      return Optional.empty();
    }
    String digest = reply.digest();
    if (version.startsWith("sha256:") && !version.equals(digest)) {
      throw wrongDigest(repository, version, digest);
    }
    return Optional.of(new Document(reply.json(repository), digest));
  }

  private JsonNode config(Repository repository, JsonNode manifest) {
    String digest = manifest.path("config").path("digest").asText("");
    if (!digest.matches("sha256:[0-9a-f]{64}")) {
      throw half(repository, "its description");
    }
    URI uri = URI.create(repository.base() + "/v2/" + repository.path() + "/blobs/" + digest);
    RegistryHttp.Reply reply = http.get(repository, uri, "*/*");
    if (reply.absent()) {
      throw half(repository, digest);
    }
    if (!reply.digest().equals(digest)) {
      throw wrongDigest(repository, digest, reply.digest());
    }
    return reply.json(repository);
  }

  private static ProblemException noPlatform(
      String reference, String architecture, List<String> platforms) {
    return new ProblemException(
        Problem.outcome(
            "registry.platform",
            Sentence.of("registry.platform", reference, architecture),
            platforms));
  }

  private static ProblemException half(Repository repository, String what) {
    return new ProblemException(
        Problem.outcome(
            "registry.half",
            Sentence.of("registry.half", repository.host(), repository.path()),
            List.of(what + " is missing there")));
  }

  private static ProblemException wrongDigest(Repository repository, String asked, String got) {
    return new ProblemException(
        Problem.outcome(
            "registry.digest",
            Sentence.of("registry.digest", repository.host()),
            List.of(repository.path() + ": asked " + asked, "got " + got)));
  }

  @Override
  public void close() {
    http.close();
  }
}
