package org.imagewizard.cli.command;

import org.imagewizard.base.problem.ExitStatus;
import org.imagewizard.cli.session.Session;

/** A command whose options have been read. */
public interface Action {
  /**
   * @throws org.imagewizard.base.problem.ProblemException what it cannot do, of any kind
   */
  ExitStatus run(Session session);
}
