package org.imagewizard.deploy;

import java.util.List;

/**
 * What a real /render request gave. An empty list of renderings with status 200 is not a success.
 *
 * @param missing capabilities or handlers that should have answered and did not, one sentence each
 */
public record SmokeResult(boolean ok, List<Rendering> renderings, List<String> missing) {
  /** One rendering that came back; {@code type} is IMAGE's renderer id. */
  public record Rendering(String handler, String type, String description, double seconds) {}

  public SmokeResult {
    renderings = List.copyOf(renderings);
    missing = List.copyOf(missing);
  }
}
