package org.imagewizard.docker;

import org.imagewizard.base.text.Phrase;

/**
 * Why an engine can't be used.
 *
 * @param words the rest of a sentence that begins with the address
 */
public record Refusal(Kind kind, Phrase words) {
  /** What went wrong, as far as the way to mend it differs. */
  public enum Kind {
    /** There is no socket. */
    ABSENT,
    /**
     * A folder lies where the socket belongs: a container that mounted it was started too early.
     */
    FOLDER,
    /** The socket's owner does not let us in. */
    NO_RIGHT,
    /** A socket that nobody listens on. */
    DEAD,
    /** Nothing came within the limit. */
    SILENT,
    /** Something answers that is no engine. */
    STRANGER,
    /** An engine that answered with an error. */
    ERROR,
    TOO_OLD,
    /** The address itself is of no use. */
    ADDRESS,
    OTHER
  }

  static Refusal of(Kind kind, String key, Object... arguments) {
    return new Refusal(kind, Sentence.of("refusal." + key, arguments));
  }

  /** In English. */
  @Override
  public String toString() {
    return words.toString();
  }
}
