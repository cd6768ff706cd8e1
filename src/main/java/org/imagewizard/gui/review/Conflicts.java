package org.imagewizard.gui.review;

import java.util.List;
import java.util.Optional;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.imagewizard.render.Conflict;
import org.imagewizard.render.Edits;
import org.imagewizard.render.Edits.Side;
import org.imagewizard.render.HandEdit;

/** Places that both a person and the plan changed, and what was decided about each. */
public final class Conflicts {
  private final Runnable decided;
  private final ObjectProperty<List<Place>> places = new SimpleObjectProperty<>(List.of());
  private List<HandEdit> edited = List.of();
  private Edits edits = Edits.MERGE;

  /**
   * @param decided called after each decision
   */
  Conflicts(Runnable decided) {
    this.decided = decided;
  }

  /**
   * One of them.
   *
   * @param side whose lines are written; empty while undecided, or when whole files are replaced
   * @param open whether somebody has to decide it
   */
  public record Place(Conflict conflict, Optional<Side> side, boolean open) {}

  /** All of them, decided or not, in the order of the files. */
  public ReadOnlyObjectProperty<List<Place>> places() {
    return places;
  }

  Edits edits() {
    return edits;
  }

  /** How many are undecided; nothing is written before it is none. */
  int open() {
    return edits.undecided(edited).size();
  }

  void forget() {
    edits = Edits.MERGE;
    found(List.of());
  }

  void found(List<HandEdit> now) {
    edited = now;
    List<Conflict> open = edits.undecided(edited);
    places.set(
        Edits.MERGE.undecided(edited).stream()
            .map(
                one ->
                    new Place(
                        one, Optional.ofNullable(edits.decided().get(one)), open.contains(one)))
            .toList());
  }

  /** Decides one place. */
  public void decide(Conflict place, Side side) {
    // Whole files were to be replaced; now they are not, and the other places are open again.
    Edits before = edits.way() == Edits.Way.REPLACE ? Edits.MERGE : edits;
    decide(before.with(place, side));
  }

  /** Decides all of them alike. */
  public void decideAll(Side side) {
    Edits next = Edits.MERGE;
    for (Place place : places.get()) {
      next = next.with(place.conflict(), side);
    }
    decide(next);
  }

  /** Whole files of the plan's; what a person changed elsewhere goes too. */
  public void replaceFiles() {
    decide(Edits.REPLACE);
  }

  private void decide(Edits next) {
    edits = next;
    found(edited);
    decided.run();
  }
}
