package org.imagewizard.cli.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.imagewizard.base.problem.ExitStatus;
import org.imagewizard.base.progress.Progress;
import org.imagewizard.cli.session.Server;
import org.imagewizard.cli.session.Session;
import org.imagewizard.cli.session.Wrap;
import org.imagewizard.cli.view.SmokeView;
import org.imagewizard.deploy.Failures;
import org.imagewizard.deploy.SmokeResult;

/** Step 8: starts the server, proves that it answers, and stays with it as long as wanted. */
final class RunStep implements WizardStep {
  private final Failures failures = Failures.bundled();

  private enum Choice {
    AGAIN,
    LEAVE,
    PLAN
  }

  @Override
  public Turn ask(Conversation conversation, Journey journey) {
    Session session = conversation.session();
    try (Server server = session.desk().server(session.desk().open(journey.draft().folder()))) {
      ServerMenu menu = new ServerMenu(conversation, server);
      while (true) {
        Progress.Done done = menu.start();
        if (done.ok()) {
          return new Turn.End(prove(session, server, menu));
        }
        boolean full = failures.cardIsFull(done);
        switch (troubled(conversation, menu, full)) {
          case AGAIN -> {}
          case PLAN -> {
            // What its own services hold now is free for the next plan.
            menu.stop();
            return new Turn.PlanAgain(journey.unmeasured());
          }
          case LEAVE -> {
            return new Turn.End(ExitStatus.NOT_AS_IT_SHOULD_BE);
          }
        }
      }
    }
  }

  /**
   * @param full whether a card had no room, so that another plan is offered
   */
  private static Choice troubled(Conversation conversation, ServerMenu menu, boolean full) {
    Session session = conversation.session();
    List<String> options =
        new ArrayList<>(
            List.of(
                session.text("run.again"), session.text("run.lines"), session.text("run.leave")));
    if (full) {
      options.add(session.text("run.plan-again"));
    }
    Question question =
        Question.of(session.text("text.what-next"), session.text("run.problem.help"))
            .with(options)
            .or(session.yes() ? "3" : "1")
            .noBack();
    while (true) {
      switch (conversation.choose(question).orElse(3)) {
        case 1 -> {
          return Choice.AGAIN;
        }
        case 2 -> menu.lastLines(20);
        case 4 -> {
          return Choice.PLAN;
        }
        default -> {
          return Choice.LEAVE;
        }
      }
    }
  }

  private static ExitStatus prove(Session session, Server server, ServerMenu menu) {
    menu.lastLines(3);
    session.say("run.testing");
    SmokeResult smoke = server.smoke(Optional.empty(), session.cancellation());
    new SmokeView(session).print(smoke);
    session.print("");
    session.say(smoke.ok() ? "run.works" : "run.works.badly");
    session.print(server.deployment().address());
    session.say("run.folder", Wrap.keep(server.deployment().folder()));
    session.say("run.stop", Wrap.keep(server.deployment().folder()));
    ExitStatus after = menu.ask(false).orElse(ExitStatus.DONE);
    return after == ExitStatus.DONE ? Session.status(smoke.ok()) : after;
  }
}
