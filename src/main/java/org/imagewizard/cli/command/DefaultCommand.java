package org.imagewizard.cli.command;

import org.imagewizard.base.problem.ExitStatus;
import org.imagewizard.cli.session.Session;
import org.imagewizard.cli.text.TextWizard;

/** No command: the window where there is a display, else the same as questions. */
public final class DefaultCommand implements Action {
  private final boolean text;

  /**
   * @param text questions although there may be a display
   */
  public DefaultCommand(boolean text) {
    this.text = text;
  }

  @Override
  public ExitStatus run(Session session) {
    return !text && session.window().possible()
        ? new GuiCommand(false).run(session)
        : new TextWizard(session).run(text);
  }
}
