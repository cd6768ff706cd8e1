package org.imagewizard.cli.text;

import java.util.Optional;
import org.imagewizard.machine.CheckReport;
import org.imagewizard.machine.Machine;
import org.imagewizard.wizard.Draft;
import org.imagewizard.wizard.Evaluation;

/** What has been chosen and found so far. */
record Journey(Draft draft, Optional<CheckReport> report, Optional<Evaluation> evaluation) {
  Journey with(Draft next) {
    return new Journey(next, report, evaluation);
  }

  Journey with(CheckReport next) {
    return new Journey(draft, Optional.of(next), evaluation);
  }

  Journey with(Draft next, Evaluation found) {
    return new Journey(next, report, Optional.of(found));
  }

  /** The same, with the computer to be measured anew. */
  Journey unmeasured() {
    return new Journey(draft, Optional.empty(), Optional.empty());
  }

  Optional<Machine> machine() {
    return report.map(CheckReport::machine);
  }
}
