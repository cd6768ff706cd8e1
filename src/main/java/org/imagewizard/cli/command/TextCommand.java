package org.imagewizard.cli.command;

import org.imagewizard.base.problem.ExitStatus;
import org.imagewizard.cli.session.Session;
import org.imagewizard.cli.text.TextWizard;
import picocli.CommandLine.Command;

/** The wizard as questions in the terminal, also where there is a display. */
@Command(name = "text")
public final class TextCommand implements Action {
  @Override
  public ExitStatus run(Session session) {
    return new TextWizard(session).run(true);
  }
}
