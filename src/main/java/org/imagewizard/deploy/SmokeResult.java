package org.imagewizard.deploy;

import java.util.List;
import java.util.Optional;
import org.imagewizard.base.text.Phrase;

/**
 * What real /render requests gave. An empty list of renderings with status 200 is not a success.
 *
 * @param missing handlers that should have answered and did not, one sentence each, with what the
 *     logs of the services behind them say
 */
public record SmokeResult(boolean ok, List<Rendering> renderings, List<Phrase> missing) {
  /**
   * One rendering that came back.
   *
   * @param graphic what was sent: photo, map, chart, message, question
   * @param type IMAGE's renderer id
   * @param seconds of the whole request, for the answer comes in one piece
   * @param content what a person gets; empty when it is not in the form of its type
   */
  public record Rendering(
      String handler,
      String graphic,
      String type,
      String description,
      double seconds,
      Optional<Rendered> content) {

    /** For those who need no content. */
    public Rendering(String handler, String type, String description, double seconds) {
      this(handler, "photo", type, description, seconds, Optional.empty());
    }
  }

  public SmokeResult {
    renderings = List.copyOf(renderings);
    missing = List.copyOf(missing);
  }

  /** How many graphics were answered. */
  public int graphics() {
    return (int) renderings.stream().map(Rendering::graphic).distinct().count();
  }
}
