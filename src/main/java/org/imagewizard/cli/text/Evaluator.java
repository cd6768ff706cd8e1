package org.imagewizard.cli.text;

import java.util.List;
import java.util.Map;
import org.imagewizard.catalog.Capability;
import org.imagewizard.cli.session.Session;
import org.imagewizard.machine.Machine;
import org.imagewizard.wizard.Draft;
import org.imagewizard.wizard.Evaluation;

/** What follows from a draft, on the machine that the system check measured. */
final class Evaluator {
  private final Session session;

  Evaluator(Session session) {
    this.session = session;
  }

  Evaluation of(Journey journey, Draft draft) {
    Machine machine =
        journey.machine().orElseGet(() -> session.desk().machine(draft.machineFile()));
    return session
        .desk()
        .evaluate(
            draft,
            session.desk().catalog(draft.source()),
            machine,
            Map.of(),
            session.cancellation());
  }

  /** Says which capabilities came and went from one plan to the next. */
  void changes(Evaluation before, Evaluation after) {
    say("services.came", missing(after, before));
    say("services.gone", missing(before, after));
  }

  private List<String> missing(Evaluation from, Evaluation in) {
    return from.catalog().capabilities().stream()
        .filter(one -> from.plan().capabilities().contains(one.id()))
        .filter(one -> !in.plan().capabilities().contains(one.id()))
        .map((Capability one) -> one.title().in(session.locale()))
        .toList();
  }

  private void say(String key, List<String> titles) {
    if (!titles.isEmpty()) {
      session.say(key, String.join(", ", titles));
    }
  }
}
