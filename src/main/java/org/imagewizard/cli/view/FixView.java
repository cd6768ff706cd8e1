package org.imagewizard.cli.view;

import java.util.List;
import org.imagewizard.cli.session.Session;
import org.imagewizard.machine.Fix;

/** A fix before it runs: its command, what it changes, how to take it back. */
public final class FixView {
  private final Session session;

  public FixView(Session session) {
    this.session = session;
  }

  public void show(Fix fix) {
    session.say("fix.title", fix.title(session.locale()));
    command(fix);
    if (fix.sudo()) {
      session.say("fix.root");
    }
    session.item(session.text("fix.effect", fix.effect(session.locale())));
    if (!fix.files().isEmpty()) {
      session.item(session.text("fix.files", String.join(", ", fix.files())));
    }
    session.item(session.text("fix.undo", fix.undo(session.locale())));
    List<String> stopped = session.desk().stoppedBy(fix);
    if (!stopped.isEmpty()) {
      session.item(session.text("fix.stops", stopped.size(), String.join(", ", stopped)));
    }
  }

  /** The command alone, on one line so that it can be copied. */
  public void command(Fix fix) {
    session.say("fix.command");
    if (!session.json()) {
      session.out().raw("  " + fix.typed());
    }
  }

  /** What the fix itself prints while it runs. */
  public void outputLine(String line) {
    String text = "  " + session.desk().redact(line);
    if (session.json()) {
      session.err().raw(text);
      session.err().flush();
    } else {
      session.out().raw(text);
      session.out().flush();
    }
  }
}
