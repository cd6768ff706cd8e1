package org.imagewizard.cli;

import java.util.List;
import java.util.function.UnaryOperator;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.cli.session.Output;
import org.imagewizard.cli.session.Wrap;

/** A problem on the error stream: its sentence, the evidence, what to do. Never a stack trace. */
final class Errors {
  /** More would push the sentence itself off the screen; the rest is in the log file. */
  private static final int SHOWN = 12;

  private final Output err;
  private final UnaryOperator<String> redact;

  Errors(Output err, UnaryOperator<String> redact) {
    this.err = err;
    this.redact = redact;
  }

  void print(Problem problem) {
    err.line("image-wizard: " + redact.apply(problem.summary()));
    List<String> evidence = problem.evidence();
    evidence.stream()
        .skip(Math.max(0, evidence.size() - SHOWN))
        .map(redact)
        .forEach(line -> err.line("  " + Wrap.keep(line)));
    problem.actions().stream().map(redact).forEach(err::line);
  }
}
