package org.imagewizard.cli.text;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.cli.session.Session;
import org.imagewizard.cli.view.CheckView;
import org.imagewizard.cli.view.FixView;
import org.imagewizard.cli.view.Units;
import org.imagewizard.machine.CheckReport;
import org.imagewizard.machine.Finding;
import org.imagewizard.machine.Fix;

/** Step 2: what is here, what is missing, and repairs that are shown before they run. */
final class CheckStep implements WizardStep {
  @Override
  public Turn ask(Conversation conversation, Journey journey) {
    Session session = conversation.session();
    CheckView view = new CheckView(session);
    Set<String> tried = new HashSet<>();
    Journey now = journey;
    boolean again = true;
    while (true) {
      if (again) {
        now = now.with(check(session, now, view));
      }
      again = false;
      CheckReport report = now.report().orElseThrow();
      List<Fix> fixes = fixes(report);
      List<String> options = new ArrayList<>();
      fixes.forEach(
          fix -> options.add(session.text("check.option.fix", fix.title(session.locale()))));
      options.add(session.text(report.ready() ? "check.option.continue" : "check.option.anyway"));
      options.add(session.text("check.option.again"));
      options.add(session.text("check.option.list", report.findings().size()));
      // A fix that ran and did not help is offered, but no longer as the answer of Enter.
      boolean fixFirst = !fixes.isEmpty() && !tried.contains(fixes.getFirst().id());
      Question question =
          Question.of(session.text("text.what-next"), session.text("check.help"))
              .with(options)
              .or(String.valueOf(fixFirst ? 1 : fixes.size() + 1));
      Optional<Integer> choice = conversation.choose(question);
      if (choice.isEmpty()) {
        return new Turn.Back(now);
      }
      int after = choice.get() - fixes.size();
      if (after <= 0) {
        Fix fix = fixes.get(choice.get() - 1);
        tried.add(fix.id());
        if (mend(conversation, fix)) {
          now = now.with(checkAgain(session, now, report, fix, view));
        }
      } else if (after == 1) {
        return new Turn.Next(now);
      } else if (after == 2) {
        again = true;
      } else {
        view.all(report);
      }
    }
  }

  private static CheckReport check(Session session, Journey journey, CheckView view) {
    session.say("check.begin");
    CheckReport report =
        session.desk().check(journey.draft().machineFile(), finding -> {}, session.cancellation());
    session.say(
        "check.end",
        report.findings().size(),
        new Units(session).seconds(report.seconds()),
        view.summary(report));
    view.troubles(report);
    return report;
  }

  private static CheckReport checkAgain(
      Session session, Journey journey, CheckReport earlier, Fix fix, CheckView view) {
    AtomicInteger repeated = new AtomicInteger();
    CheckReport report =
        session
            .desk()
            .checkAgain(
                earlier,
                fix,
                journey.draft().machineFile(),
                finding -> repeated.incrementAndGet(),
                session.cancellation());
    session.say("check.repeated", repeated.get(), view.summary(report));
    view.troubles(report);
    return report;
  }

  private static List<Fix> fixes(CheckReport report) {
    Set<String> seen = new HashSet<>();
    return report.findings().stream()
        .filter(one -> one.status() != Finding.Status.SKIP)
        .sorted(
            java.util.Comparator.comparing(
                (Finding one) -> one.status(), java.util.Comparator.reverseOrder()))
        .flatMap(finding -> finding.fixes().stream().limit(1))
        .filter(fix -> seen.add(fix.id()))
        .toList();
  }

  /** Whether the fix ran, so that it is worth looking again. */
  private static boolean mend(Conversation conversation, Fix fix) {
    Session session = conversation.session();
    FixView view = new FixView(session);
    view.show(fix);
    Question question =
        Question.of(session.text("fix.ask"), session.text("fix.help"))
            .with(
                List.of(
                    session.text("fix.yes"), session.text("fix.myself"), session.text("fix.no")));
    int choice = conversation.choose(question).orElse(3);
    if (choice == 2) {
      view.command(fix);
    }
    if (choice != 1) {
      return false;
    }
    try {
      session.desk().run(fix, view::outputLine, session.cancellation());
      session.say("fix.done");
    } catch (ProblemException e) {
      if (e.problem().kind() == Problem.Kind.CANCELLED) {
        throw e;
      }
      session.item(session.text("progress.problem", e.problem().what().in(session.locale())));
    }
    return true;
  }
}
