package org.imagewizard.cli.view;

import java.util.List;
import org.imagewizard.cli.session.Session;
import org.imagewizard.render.Conflict;
import org.imagewizard.render.HandEdit;

/** What a person changed in written files: what was written, theirs, and the plan's. */
public final class HandEditsView {
  private final Session session;

  public HandEditsView(Session session) {
    this.session = session;
  }

  public void print(List<HandEdit> edits) {
    for (HandEdit edit : edits) {
      session.say("hand.file", edit.path());
      for (HandEdit.Piece piece : edit.pieces()) {
        session.print(piece.title().in(session.locale()));
        lines(piece);
      }
    }
  }

  /** The three versions of one place. */
  public void print(Conflict place) {
    session.say("hand.place", place.path(), place.piece().lines());
    lines(place.piece());
  }

  private void lines(HandEdit.Piece piece) {
    piece
        .shown()
        .forEach(line -> session.out().raw(session.desk().redact(line.in(session.locale()))));
  }
}
