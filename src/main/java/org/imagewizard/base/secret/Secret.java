package org.imagewizard.base.secret;

/**
 * A value that must not be seen: its {@code toString} is a mask, and it is no record on purpose.
 */
public final class Secret {
  private final String value;

  public Secret(String value) {
    this.value = value;
  }

  /**
   * The value itself. Call this only where it is written to its env file or sent to its service.
   */
  public String reveal() {
    return value;
  }

  public int length() {
    return value.length();
  }

  public boolean isBlank() {
    return value.isBlank();
  }

  /** What a person may see: how long it is and, when long enough to stay secret, its last four. */
  public String masked() {
    return value.isEmpty()
        ? ""
        : value.length() < 16 ? "****" : "****" + value.substring(value.length() - 4);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Secret that && value.equals(that.value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }

  @Override
  public String toString() {
    return "Secret[" + value.length() + " characters]";
  }
}
