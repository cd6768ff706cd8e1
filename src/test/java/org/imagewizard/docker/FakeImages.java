package org.imagewizard.docker;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.base.text.Phrase;

/** The images of the {@link FakeEngine}, and what its registry has. */
final class FakeImages {
  private final Map<String, String> ids = new ConcurrentHashMap<>();
  private final Map<String, LocalImage> detailed = new ConcurrentHashMap<>();
  private final Map<String, String> published = new ConcurrentHashMap<>();
  private final Map<String, PullError> pullErrors = new ConcurrentHashMap<>();

  private record PullError(String words, AtomicInteger left) {}

  void failPull(String reference, String words, int times) {
    pullErrors.put(reference, new PullError(words, new AtomicInteger(times)));
  }

  /** Why this pull fails; empty when it does not. */
  Optional<String> pullError(String reference) {
    return Optional.ofNullable(pullErrors.get(reference))
        .filter(error -> error.left().getAndDecrement() > 0)
        .map(PullError::words);
  }

  void put(String reference, LocalImage image) {
    detailed.put(put(reference, image.id()), image);
  }

  String put(String reference, String id) {
    ids.put(whole(reference), id);
    return id;
  }

  void publish(String reference, String digest, String id) {
    published.put(whole(reference), digest);
    published.put(digest, id);
  }

  Optional<String> digest(String reference) {
    return Optional.ofNullable(published.get(whole(reference)));
  }

  Optional<String> id(String reference) {
    return Optional.ofNullable(ids.get(whole(reference)));
  }

  boolean has(String id) {
    return ids.containsValue(id);
  }

  Optional<LocalImage> find(String reference) {
    return (has(reference) ? Optional.of(reference) : id(reference)).map(this::describe);
  }

  List<LocalImage> all() {
    return ids.values().stream().distinct().sorted().map(this::describe).toList();
  }

  void remove(String reference) {
    ids.remove(whole(reference));
    ids.values().removeIf(reference::equals);
  }

  /** What a pull leaves: a tag's image has its digest as a name too. */
  void arrive(String reference) {
    String name = whole(reference);
    String digest =
        name.contains("@") ? ImageReference.parse(reference).tag() : published.get(name);
    String id = digest == null ? null : published.get(digest);
    if (id == null) {
      ids.putIfAbsent(name, idOf(reference));
      return;
    }
    ids.put(name, id);
    ids.put(ImageReference.parse(reference).name() + "@" + digest, id);
  }

  /** The archive is the list of names. */
  InputStream save(List<String> references) {
    for (String reference : references) {
      if (id(reference).isEmpty()) {
        throw refused("engine.refused", "No such image: " + reference);
      }
    }
    return new ByteArrayInputStream(String.join("\n", references).getBytes(StandardCharsets.UTF_8));
  }

  List<String> load(InputStream archive) {
    List<String> names = read(archive).lines().toList();
    names.forEach(name -> put(name, idOf(name)));
    return names;
  }

  String made(String reference, InputStream root) {
    read(root);
    return put(reference, idOf(reference));
  }

  private static String read(InputStream archive) {
    try {
      return new String(archive.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw refused("engine.refused", "the archive cannot be read");
    }
  }

  static ProblemException down() {
    return new ProblemException(
        Problem.engine("engine.lost", Phrase.plain("The fake engine is down."), List.of("down")));
  }

  static ProblemException refused(String id, String words) {
    return new ProblemException(
        Problem.outcome(id, Phrase.plain("The Docker Engine refused: " + words), List.of(words)));
  }

  private LocalImage describe(String id) {
    if (detailed.containsKey(id)) {
      return detailed.get(id);
    }
    List<String> names =
        ids.entrySet().stream()
            .filter(entry -> entry.getValue().equals(id))
            .map(Map.Entry::getKey)
            .sorted()
            .toList();
    return new LocalImage(
        id,
        names.stream().filter(name -> !name.contains("@")).toList(),
        names.stream().filter(name -> name.contains("@")).toList(),
        "2026-05-12T14:30:00Z",
        20_000_000,
        Map.of());
  }

  private static String whole(String reference) {
    ImageReference image = ImageReference.parse(reference);
    return image.name() + (image.tag().contains(":") ? "@" : ":") + image.tag();
  }

  static String idOf(String reference) {
    return "sha256:%064x".formatted(Integer.toUnsignedLong(reference.hashCode()));
  }
}
