package org.imagewizard.base.task;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.text.Sentence;

/** Turns an unforeseen exception into a problem, its stack trace into the wizard's log file. */
public final class Problems {
  private static final Logger LOG = System.getLogger(Problems.class.getName());

  private Problems() {}

  public static Problem unforeseen(Throwable cause) {
    LOG.log(Level.ERROR, "Unforeseen", cause);
    String message = cause.getMessage();
    return new Problem(
        "bug",
        Problem.Kind.OUTCOME,
        Sentence.of(
            "unforeseen",
            cause.getClass().getSimpleName() + (message == null ? "" : ", " + message)),
        List.of(),
        List.of(Sentence.of("unforeseen.advice")));
  }
}
