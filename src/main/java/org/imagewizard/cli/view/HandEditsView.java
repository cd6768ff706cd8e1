package org.imagewizard.cli.view;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.imagewizard.cli.session.Session;
import org.imagewizard.render.HandEdit;

/** What a person changed in written files: what was written, theirs, and the plan's. */
public final class HandEditsView {
  private final Session session;

  public HandEditsView(Session session) {
    this.session = session;
  }

  public void print(List<HandEdit> edits) {
    Map<HandEdit.Version, String> words =
        HandEdit.aligned(one -> session.text("hand." + one.name().toLowerCase(Locale.ROOT)));
    for (HandEdit edit : edits) {
      session.say("hand.file", edit.path());
      for (HandEdit.Piece piece : edit.pieces()) {
        session.say("hand." + piece.who().name().toLowerCase(Locale.ROOT), piece.lines());
        for (HandEdit.Row row : piece.rows()) {
          String text = row.text().map(session.desk()::redact).orElse(session.text("hand.none"));
          session.out().raw("  " + words.get(row.version()) + text);
        }
      }
    }
  }
}
