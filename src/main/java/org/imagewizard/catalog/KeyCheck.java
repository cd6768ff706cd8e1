package org.imagewizard.catalog;

import java.util.List;
import java.util.Map;

/**
 * A request that tells a good key from a wrong one. The key stands where {@code {value}} is
 * written; nothing is sent before a person asks for it.
 *
 * @param base scheme and host with what all paths there begin with
 * @param baseFrom the variable whose value replaces {@code base} when it has one; empty for none
 * @param path what follows the base
 * @param good what the answer to a good key looks like
 * @param bad what the answer to a wrong key looks like; anything else proves nothing
 */
public record KeyCheck(
    String base,
    String baseFrom,
    String path,
    Map<String, String> headers,
    Answer good,
    Answer bad) {
  /** What stands for the key in path and headers. */
  public static final String VALUE = "{value}";

  public KeyCheck {
    headers = Map.copyOf(headers);
  }

  /**
   * How an answer looks: one of the statuses and, when {@code field} is not empty, one of the
   * values in that field of its JSON.
   */
  public record Answer(List<Integer> statuses, String field, List<String> values) {
    public Answer {
      statuses = List.copyOf(statuses);
      values = List.copyOf(values);
    }
  }
}
