package org.imagewizard.base.problem;

import org.jspecify.annotations.Nullable;

/** Carries a {@link Problem} to whoever shows it. Unchecked: only the faces and tasks catch it. */
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  public ProblemException(Problem problem) {
    this(problem, null);
  }

  public ProblemException(Problem problem, @Nullable Throwable cause) {
    super(problem.summary(), cause);
    this.problem = problem;
  }

  public Problem problem() {
    return problem;
  }
}
