package org.imagewizard.cli.text;

import org.imagewizard.base.problem.ExitStatus;

/** How a step ended. What was chosen in it is kept in every case. */
sealed interface Turn {
  record Next(Journey journey) implements Turn {}

  record Back(Journey journey) implements Turn {}

  /** Back to the services, because the computer turned out to have less room than was planned. */
  record PlanAgain(Journey journey) implements Turn {}

  record End(ExitStatus status) implements Turn {}
}
