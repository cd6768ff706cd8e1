package org.imagewizard.fit;

import java.util.List;

/**
 * One change that would let one more capability in, found by solving again with it applied: all
 * that is on stays on, but for what a {@link Kind#DROP} names.
 *
 * @param about see the kinds
 * @param mib how much more, or what a program holds; 0 where it is not about size
 */
public record Change(Kind kind, List<String> about, long mib) {
  /** What a change is about. */
  public enum Kind {
    /** A service that is pinned to a card, put on the processor. */
    MOVE,
    /** A service that is pinned, placed where it fits. */
    UNPIN,
    /** Somebody's program ended: card, name, process id, user. */
    STOP,
    /** A card with so much more free: its number. */
    CARD,
    /** A first card with so much free. */
    NEW_CARD,
    RAM,
    DISK,
    /** Key groups that are missing. */
    KEYS,
    /** A language model elsewhere. */
    REMOTE,
    /** Capabilities, and services that only give more, done without. */
    DROP
  }

  public Change {
    about = List.copyOf(about);
  }
}
