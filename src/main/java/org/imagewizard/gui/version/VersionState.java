package org.imagewizard.gui.version;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the registries said, as the version page draws it.
 *
 * @param asking whether they are being asked now
 * @param channels name to figures, for the cards
 * @param columns names of the channels whose builds the rows show
 * @param download of the chosen channel; empty when it has not been asked for
 * @param remarks what is not as it should be, one sentence each
 * @param insteads whether some service lacks the chosen channel and has another build
 */
public record VersionState(
    boolean asking,
    Map<String, Figures> channels,
    List<String> columns,
    List<Row> rows,
    Optional<Room> download,
    List<String> remarks,
    boolean insteads) {
  static final VersionState EMPTY =
      new VersionState(false, Map.of(), List.of(), List.of(), Optional.empty(), List.of(), false);

  /** One channel in short; {@code complete} when every image has it. */
  public record Figures(String age, String has, boolean complete, String download) {}

  /**
   * One service.
   *
   * @param built of each column, when
   * @param note empty when there is nothing to say
   */
  public record Row(String service, List<Built> built, String size, String note) {}

  /** When a build was made, or why there is none. */
  public record Built(String text, boolean fine) {}

  /** The download beside the room that there is; -1 when the room is not known. */
  public record Room(
      String download, String here, long unpackedMiB, long freeMiB, boolean tooSmall) {}
}
