package org.imagewizard.wizard.version;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A tag of one of IMAGE's images, which has four kinds of them: every build gets {@code unstable}
 * and a time stamp of its own, in UTC and to the minute; a release gets {@code latest} and a
 * version too. Versions and time stamps are each image's own: none names a state of the whole
 * server.
 */
public record ImageTag(String name, Kind kind) {
  /** What a tag says. */
  public enum Kind {
    UNSTABLE,
    LATEST,
    VERSION,
    TIMESTAMP,
    OTHER;

    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH.mm", Locale.ROOT)
          .withResolverStyle(java.time.format.ResolverStyle.STRICT);

  /** Channels first, then what is newest of each kind, then by name. */
  public static final Comparator<ImageTag> NEWEST_FIRST =
      Comparator.<ImageTag, Kind>comparing(ImageTag::kind)
          .thenComparing((one, other) -> newer(one, other))
          .thenComparing(ImageTag::name);

  public static ImageTag of(String name) {
    return new ImageTag(name, kind(name));
  }

  private static Kind kind(String name) {
    return switch (name) {
      case "unstable" -> Kind.UNSTABLE;
      case "latest" -> Kind.LATEST;
      default -> {
        if (name.matches("\\d{1,9}\\.\\d{1,9}\\.\\d{1,9}")) {
          yield Kind.VERSION;
        }
        yield stamp(name).isPresent() ? Kind.TIMESTAMP : Kind.OTHER;
      }
    };
  }

  /** When a build with a time stamp was made. */
  public Optional<Instant> time() {
    return kind == Kind.TIMESTAMP ? stamp(name) : Optional.empty();
  }

  private static Optional<Instant> stamp(String name) {
    try {
      return Optional.of(LocalDateTime.parse(name, STAMP).toInstant(ZoneOffset.UTC));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static int newer(ImageTag one, ImageTag other) {
    if (one.kind == Kind.TIMESTAMP && other.kind == Kind.TIMESTAMP) {
      return other.name.compareTo(one.name);
    }
    if (one.kind != Kind.VERSION || other.kind != Kind.VERSION) {
      return 0;
    }
    List<Integer> left = numbers(one.name);
    List<Integer> right = numbers(other.name);
    for (int i = 0; i < left.size(); i++) {
      int order = right.get(i).compareTo(left.get(i));
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private static List<Integer> numbers(String version) {
    return java.util.Arrays.stream(version.split("\\.")).map(Integer::valueOf).toList();
  }

  /**
   * The newest build that was made at or before a moment; registries list tags in no useful order.
   */
  public static Optional<ImageTag> asOf(List<ImageTag> tags, Instant moment) {
    return tags.stream()
        .filter(tag -> tag.time().filter(time -> !time.isAfter(moment)).isPresent())
        .min(NEWEST_FIRST);
  }
}
