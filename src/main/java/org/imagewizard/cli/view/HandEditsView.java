package org.imagewizard.cli.view;

import java.util.List;
import java.util.Locale;
import org.imagewizard.cli.session.Session;
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
        session.say("hand." + piece.who().name().toLowerCase(Locale.ROOT), piece.lines());
        for (HandEdit.Row row : piece.rows()) {
          session
              .out()
              .raw(
                  "  "
                      + session.text("hand." + row.version().name().toLowerCase(Locale.ROOT))
                      + " "
                      + row.text().map(session.desk()::redact).orElse(session.text("hand.none")));
        }
      }
    }
  }
}
