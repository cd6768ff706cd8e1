package org.imagewizard.docker;

import java.util.Comparator;
import java.util.Optional;

/** A version of the engine's API, such as 1.41. */
record ApiVersion(int major, int minor) implements Comparable<ApiVersion> {
  /** Docker 20.10, the oldest engine that this program is tried with. */
  static final ApiVersion OLDEST = new ApiVersion(1, 41);

  /** Docker 28.5, the newest: what a newer engine adds we would not read. */
  static final ApiVersion NEWEST = new ApiVersion(1, 51);

  static Optional<ApiVersion> parse(String text) {
    String[] parts = text.split("\\.", -1);
    try {
      return parts.length == 2
          ? Optional.of(new ApiVersion(Integer.parseInt(parts[0]), Integer.parseInt(parts[1])))
          : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /**
   * The version to speak: the newest both know, but never older than the engine still answers
   * (Engine 29 refuses everything below 1.44).
   */
  static ApiVersion negotiate(ApiVersion engineNewest, ApiVersion engineOldest) {
    ApiVersion both = engineNewest.compareTo(NEWEST) < 0 ? engineNewest : NEWEST;
    return both.compareTo(engineOldest) < 0 ? engineOldest : both;
  }

  String prefix() {
    return "/v" + this;
  }

  @Override
  public int compareTo(ApiVersion other) {
    return Comparator.comparingInt(ApiVersion::major)
        .thenComparingInt(ApiVersion::minor)
        .compare(this, other);
  }

  @Override
  public String toString() {
    return major + "." + minor;
  }
}
