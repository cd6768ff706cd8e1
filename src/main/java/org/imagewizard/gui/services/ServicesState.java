package org.imagewizard.gui.services;

import java.util.List;
import org.imagewizard.gui.theme.Tone;

/** Everything the services page draws, made anew at each change. */
public record ServicesState(
    List<Group> groups,
    List<Bar> bars,
    List<PlaceList> places,
    List<Placed> services,
    boolean known) {

  static final ServicesState EMPTY =
      new ServicesState(List.of(), List.of(), List.of(), List.of(), false);

  /** Capabilities under one heading. */
  public record Group(String id, String title, String count, List<Row> rows) {}

  /** One capability. */
  public record Row(
      String id,
      String title,
      String description,
      boolean on,
      Tone tone,
      String word,
      String reason,
      String needs) {}

  /** A meter with its legend. */
  public record Bar(
      String id, String title, String summary, List<Share> shares, long total, String spoken) {}

  /** One part of a meter; {@code amount} is MiB, {@code words} what stands beside it. */
  public record Share(String name, long amount, String words, String style) {}

  /** Services that run at one place. */
  public record PlaceList(String id, String title, List<Line> lines) {}

  /** A service, with the reason why it is where it is. */
  public record Line(String name, String reason) {}

  /**
   * A service with where it runs and what it takes.
   *
   * @param pinned the place that a person asked for, or {@link #AUTOMATIC}
   * @param choices the places that can be asked for, as pins are typed
   */
  public record Placed(
      String name,
      Tone tone,
      String word,
      String card,
      String memory,
      String reason,
      String pinned,
      List<String> choices) {
    /** The best fit decides. */
    public static final String AUTOMATIC = "auto";
  }
}
