package org.imagewizard.wizard.keys;

/**
 * What a live check found. That a value could not be checked never means that it is wrong.
 *
 * @param host who was asked; empty when nobody was
 * @param status the HTTP status of the answer; 0 without one
 * @param millis until the answer
 */
public record KeyVerdict(Kind kind, String host, int status, long millis) {
  /** The outcome. */
  public enum Kind {
    /** It works. */
    OK,
    /** Whoever knows said that it does not work. */
    WRONG,
    /** Nobody answered in time. */
    SILENT,
    /** No connection: offline, a proxy, a name that is not known. */
    UNREACHABLE,
    /** An answer that proves neither. */
    UNCLEAR,
    /** The address cannot be one. */
    NO_ADDRESS,
    /** It has no value, or nobody can tell. */
    NOT_ASKED
  }

  /** Nothing was sent. */
  public static final KeyVerdict NONE = new KeyVerdict(Kind.NOT_ASKED, "", 0, 0);

  /** As {@code keys --json} says it: ok, wrong, unknown or skip. */
  public String word() {
    return switch (kind) {
      case OK -> "ok";
      case WRONG -> "wrong";
      case SILENT, UNREACHABLE, UNCLEAR, NO_ADDRESS -> "unknown";
      case NOT_ASKED -> "skip";
    };
  }
}
