package org.imagewizard.cli.text;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.imagewizard.base.problem.ExitStatus;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.cli.session.Session;
import org.imagewizard.wizard.Draft;
import org.imagewizard.wizard.EquivalentCommand;
import org.imagewizard.wizard.Navigation;
import org.imagewizard.wizard.Step;

/** The eight steps as questions. The order is {@link Navigation}'s, the choices are the draft's. */
public final class TextWizard {
  private final Session session;
  private final Conversation conversation;
  private final Map<Step, WizardStep> steps = new EnumMap<>(Step.class);

  public TextWizard(Session session) {
    this.session = session;
    this.conversation = new Conversation(session);
    Evaluator evaluator = new Evaluator(session);
    steps.put(Step.START, new StartStep());
    steps.put(Step.CHECK, new CheckStep());
    steps.put(Step.SERVICES, new ServicesStep(evaluator));
    steps.put(Step.KEYS, new KeysStep(evaluator));
    steps.put(Step.VERSION, new VersionStep());
    steps.put(Step.NETWORK, new NetworkStep());
    steps.put(Step.REVIEW, new ReviewStep(evaluator));
    steps.put(Step.RUN, new RunStep());
  }

  /**
   * @param chosen whether the person asked for the text mode; if not, why it came is said
   */
  public ExitStatus run(boolean chosen) {
    if (!chosen) {
      session.say("text.no-display");
      session.say("text.why");
    } else {
      session.say("text.begin");
    }
    session.say("text.rules");
    Navigation at = Navigation.BEGIN;
    Journey journey =
        new Journey(Draft.fresh(session.home(), "lab-server"), Optional.empty(), Optional.empty());
    while (true) {
      switch (ask(at, journey)) {
        case Turn.Next next -> {
          journey = next.journey();
          Step step = at.next().orElse(Step.RUN);
          at = step == Step.RUN ? at.start() : at.to(step);
        }
        case Turn.Back back -> {
          journey = back.journey();
          at = at.back().map(at::to).orElse(at);
        }
        case Turn.PlanAgain again -> {
          journey = again.journey();
          at = Navigation.BEGIN.to(Step.SERVICES);
        }
        case Turn.End end -> {
          return end.status();
        }
      }
    }
  }

  private Turn ask(Navigation at, Journey journey) {
    Step step = at.current();
    conversation.command(EquivalentCommand.of(step, journey.draft()));
    session.print("");
    session.say("text.step", (long) step.number(), session.text(step.key()));
    try {
      WizardStep questions = steps.get(step);
      return questions == null
          ? new Turn.End(ExitStatus.DONE)
          : questions.ask(conversation, journey);
    } catch (ProblemException e) {
      if (e.problem().kind() == Problem.Kind.CANCELLED || session.yes()) {
        throw e;
      }
      return afterProblem(e.problem().in(session.locale()), at, journey);
    }
  }

  /** A step that failed can be done again; nothing that was chosen is lost. */
  private Turn afterProblem(Problem problem, Navigation at, Journey journey) {
    session.item(session.text("progress.problem", problem.summary()));
    problem.evidence().stream().limit(8).forEach(line -> session.item("  " + line));
    problem.actions().forEach(session::item);
    boolean back = at.back().isPresent();
    Question question =
        Question.of(session.text("text.what-next"), session.text("text.problem.help"))
            .with(
                back
                    ? List.of(
                        session.text("text.problem.again"),
                        session.text("text.problem.leave"),
                        session.text("text.problem.back"))
                    : List.of(
                        session.text("text.problem.again"), session.text("text.problem.leave")));
    int choice = conversation.choose(back ? question : question.noBack()).orElse(3);
    return switch (choice) {
      case 1 -> ask(at, journey);
      case 2 -> new Turn.End(problem.kind().exitStatus());
      default -> new Turn.Back(journey);
    };
  }
}
