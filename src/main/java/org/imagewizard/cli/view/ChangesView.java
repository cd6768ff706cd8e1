package org.imagewizard.cli.view;

import org.imagewizard.base.text.Phrase;
import org.imagewizard.cli.session.Session;
import org.imagewizard.wizard.Changes;

/** What a start would change on a server that is there, one line for each kind of change. */
public final class ChangesView {
  private ChangesView() {}

  public static void print(Session session, Changes changes) {
    if (!changes.lines().isEmpty()) {
      session.print(Changes.title().in(session.locale()));
      for (Phrase line : changes.lines()) {
        session.item("  " + line.in(session.locale()));
      }
    }
  }
}
