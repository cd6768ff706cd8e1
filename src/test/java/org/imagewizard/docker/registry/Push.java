package org.imagewizard.docker.registry;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/**
 * Puts small images into a real registry, by its own protocol: real ones, which an engine pulls.
 */
public final class Push {
  private static final String OCI = "application/vnd.oci.image.";
  private static final String DOCKER = "application/vnd.docker.";

  private final String registry;
  private final HttpClient client = HttpClient.newHttpClient();
  private final Map<String, Layer> layers = new HashMap<>();

  /**
   * @param registry HOST:PORT
   */
  public Push(String registry) {
    this.registry = registry;
  }

  private record Layer(byte[] bytes, String digest, String diffId) {}

  /** A manifest as it was put, and its digest. */
  public record Put(String digest, int size, String type) {}

  /**
   * An image of one platform.
   *
   * @param contents one layer for each, with one file that holds it; the same text, the same layer
   * @param docker Docker's own media types instead of the OCI's
   */
  public Put image(
      String repository,
      String tag,
      String created,
      String revision,
      List<String> contents,
      boolean docker) {
    return manifest(repository, tag, created, revision, contents, docker);
  }

  /** The same behind an index with a second platform and a note on how it was built. */
  public String index(String repository, String tag, String created, List<String> contents) {
    Put own = manifest(repository, "", created, "", contents, false);
    String entry = "{\"mediaType\":\"%s\",\"digest\":\"%s\",\"size\":%d,\"platform\":%s}";
    String amd64 =
        entry.formatted(
            own.type(), own.digest(), own.size(), "{\"os\":\"linux\",\"architecture\":\"amd64\"}");
    String note =
        entry.formatted(
            own.type(),
            own.digest(),
            own.size(),
            "{\"os\":\"unknown\",\"architecture\":\"unknown\"}");
    String index =
        "{\"schemaVersion\":2,\"mediaType\":\"%sindex.v1+json\",\"manifests\":[%s,%s]}"
            .formatted(OCI, note, amd64);
    put(repository, tag, OCI + "index.v1+json", index);
    return digest(index.getBytes(StandardCharsets.UTF_8));
  }

  private Put manifest(
      String repository,
      String tag,
      String created,
      String revision,
      List<String> contents,
      boolean docker) {
    List<Layer> all =
        contents.stream().map(text -> layers.computeIfAbsent(text, this::layer)).toList();
    all.forEach(layer -> blob(repository, layer.bytes(), layer.digest()));
    String config =
        ("{\"architecture\":\"amd64\",\"os\":\"linux\",\"created\":\"%s\",\"config\":{\"Cmd\":[\"/x\"],"
             + "\"Labels\":{\"org.opencontainers.image.revision\":\"%s\"}},"
             + "\"rootfs\":{\"type\":\"layers\",\"diff_ids\":[%s]}}")
            .formatted(
                created,
                revision,
                String.join(",", all.stream().map(l -> '"' + l.diffId() + '"').toList()));
    byte[] bytes = config.getBytes(StandardCharsets.UTF_8);
    blob(repository, bytes, digest(bytes));
    String kind = docker ? DOCKER + "distribution.manifest.v2+json" : OCI + "manifest.v1+json";
    String inner = docker ? DOCKER + "container.image.v1+json" : OCI + "config.v1+json";
    String of = docker ? DOCKER + "image.rootfs.diff.tar.gzip" : OCI + "layer.v1.tar+gzip";
    String entry = "{\"mediaType\":\"%s\",\"digest\":\"%s\",\"size\":%d}";
    String manifest =
        "{\"schemaVersion\":2,\"mediaType\":\"%s\",\"config\":%s,\"layers\":[%s]}"
            .formatted(
                kind,
                entry.formatted(inner, digest(bytes), bytes.length),
                String.join(
                    ",",
                    all.stream()
                        .map(l -> entry.formatted(of, l.digest(), l.bytes().length))
                        .toList()));
    byte[] text = manifest.getBytes(StandardCharsets.UTF_8);
    put(repository, tag.isEmpty() ? digest(text) : tag, kind, manifest);
    return new Put(digest(text), text.length, kind);
  }

  private Layer layer(String content) {
    try {
      ByteArrayOutputStream plain = new ByteArrayOutputStream();
      try (TarArchiveOutputStream tar = new TarArchiveOutputStream(plain)) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        TarArchiveEntry entry = new TarArchiveEntry("file-" + digest(bytes).substring(7, 15));
        entry.setSize(bytes.length);
        entry.setModTime(0);
        tar.putArchiveEntry(entry);
        tar.write(bytes);
        tar.closeArchiveEntry();
      }
      ByteArrayOutputStream packed = new ByteArrayOutputStream();
      try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
        gzip.write(plain.toByteArray());
      }
      byte[] bytes = packed.toByteArray();
      return new Layer(bytes, digest(bytes), digest(plain.toByteArray()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void blob(String repository, byte[] bytes, String digest) {
    URI base = URI.create("http://" + registry + "/v2/" + repository + "/blobs/");
    if (send(HttpRequest.newBuilder(URI.create(base + digest)).HEAD()).statusCode() == 200) {
      return;
    }
    HttpResponse<String> begun =
        send(
            HttpRequest.newBuilder(base.resolve("uploads/"))
                .POST(HttpRequest.BodyPublishers.noBody()));
    URI at = base.resolve(begun.headers().firstValue("Location").orElseThrow());
    URI end = URI.create(at + (at.getQuery() == null ? "?" : "&") + "digest=" + digest);
    expect(
        send(HttpRequest.newBuilder(end).PUT(HttpRequest.BodyPublishers.ofByteArray(bytes))), 201);
  }

  private void put(String repository, String version, String type, String manifest) {
    URI uri = URI.create("http://" + registry + "/v2/" + repository + "/manifests/" + version);
    expect(
        send(
            HttpRequest.newBuilder(uri)
                .header("Content-Type", type)
                .PUT(HttpRequest.BodyPublishers.ofString(manifest))),
        201);
  }

  private static void expect(HttpResponse<String> response, int status) {
    if (response.statusCode() != status) {
      throw new IllegalStateException(
          response.request().uri() + ": " + response.statusCode() + " " + response.body());
    }
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  static String digest(byte[] bytes) {
    try {
      return "sha256:"
          + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
