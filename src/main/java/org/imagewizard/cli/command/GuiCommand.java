package org.imagewizard.cli.command;

import java.util.List;
import org.imagewizard.base.problem.ExitStatus;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.cli.session.Sentence;
import org.imagewizard.cli.session.Session;
import org.imagewizard.wizard.Window;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The window. */
@Command(name = "gui")
public final class GuiCommand implements Action {
  @Option(names = "--exit-after-first-frame")
  private boolean exitAfterFirstFrame;

  /**
   * @param exitAfterFirstFrame for measuring how soon it is there
   */
  public GuiCommand(boolean exitAfterFirstFrame) {
    this.exitAfterFirstFrame = exitAfterFirstFrame;
  }

  @Override
  public ExitStatus run(Session session) {
    if (!session.window().possible()) {
      throw new ProblemException(
          Problem.outcome(
              "window.no-display",
              Sentence.of("gui.no-display"),
              List.of(),
              Sentence.of("gui.use-text")));
    }
    if (!session.window().speaks() && !session.json()) {
      session.err().line(session.text("gui.screen-reader"));
    }
    return status(
        session
            .window()
            .open(
                new Window.Opening(
                    session.locale(), session.languageAsked(), exitAfterFirstFrame)));
  }

  private static ExitStatus status(int code) {
    for (ExitStatus status : ExitStatus.values()) {
      if (status.code() == code) {
        return status;
      }
    }
    return ExitStatus.NOT_AS_IT_SHOULD_BE;
  }
}
