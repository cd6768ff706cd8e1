package org.imagewizard.cli.text;

import java.util.List;
import java.util.Optional;
import org.imagewizard.base.problem.ExitStatus;
import org.imagewizard.cli.session.Session;
import org.imagewizard.cli.session.Wrap;
import org.imagewizard.cli.view.DiffView;
import org.imagewizard.cli.view.FilesView;
import org.imagewizard.cli.view.HandEditsView;
import org.imagewizard.cli.view.LockView;
import org.imagewizard.cli.view.PlanFigures;
import org.imagewizard.cli.view.PlanView;
import org.imagewizard.cli.view.Units;
import org.imagewizard.plan.DeploymentPlan.Reach;
import org.imagewizard.plan.DeploymentPlan.Restart;
import org.imagewizard.render.Edits;
import org.imagewizard.render.FileAction;
import org.imagewizard.render.RenderedFile;
import org.imagewizard.wizard.Draft;
import org.imagewizard.wizard.Evaluation;

/** Step 7: what will be written and done, before anything is. */
final class ReviewStep implements WizardStep {
  private final Evaluator evaluator;

  ReviewStep(Evaluator evaluator) {
    this.evaluator = evaluator;
  }

  @Override
  public Turn ask(Conversation conversation, Journey journey) {
    Session session = conversation.session();
    Draft draft = journey.draft();
    // The settings changed since the services were chosen, and the plan carries them.
    Evaluation evaluation = evaluator.of(journey, draft);
    Journey now = journey.with(draft, evaluation);
    List<RenderedFile> files =
        session.desk().render(draft, evaluation.plan(), session.cancellation());
    Optional<Edits> edits = new EditQuestions(conversation).ask(draft.folder(), files);
    if (edits.isEmpty()) {
      return new Turn.Back(now);
    }
    List<FileAction> actions = session.desk().preview(draft.folder(), files, edits.get());
    FilesView view = new FilesView(session);
    consequences(session, draft, evaluation, actions);
    Question question =
        Question.of(session.text("review.ask"), session.text("review.help"))
            .with(
                List.of(
                    session.text("review.start"),
                    session.text("review.write"),
                    session.text("review.files", actions.size()),
                    session.text("review.changes"),
                    session.text("review.plan")));
    while (true) {
      Optional<Integer> choice = conversation.choose(question);
      if (choice.isEmpty()) {
        return new Turn.Back(now);
      }
      switch (choice.get()) {
        case 3 -> view.list(actions);
        case 4 -> {
          new HandEditsView(session)
              .print(session.desk().outcome(draft.folder(), files, Edits.KEEP).edited());
          DiffView diff = new DiffView(session);
          diff.print(diff.changes(draft.folder(), files, actions, edits.get()));
        }
        case 5 -> new PlanView(session).print(evaluation, true, false);
        default -> {
          view.print(
              draft.folder(), session.desk().write(draft.folder(), files, edits.get()), false);
          return choice.get() == 1 ? new Turn.Next(now) : new Turn.End(ExitStatus.DONE);
        }
      }
    }
  }

  private static void consequences(
      Session session, Draft draft, Evaluation evaluation, List<FileAction> actions) {
    PlanFigures figures = new PlanFigures(evaluation, session.locale());
    int replaced =
        (int) actions.stream().filter(one -> one.action() == FileAction.Action.REPLACE).count();
    session.say("review.written", actions.size(), Wrap.keep(draft.folder()), replaced);
    session.say("review.disk", new Units(session).memory(figures.plannedDiskMiB()));
    new LockView(session).added(evaluation.lacking(draft));
    int containers = evaluation.plan().running().stream().mapToInt(one -> one.replicas()).sum();
    session.say("review.containers", containers, evaluation.plan().project());
    if (draft.settings().network() == Reach.PRODUCTION) {
      session.say("review.production", Wrap.keep(draft.settings().site().address()));
    } else {
      session.say(
          draft.settings().network() == Reach.LAB ? "review.lab" : "review.local",
          (long) draft.settings().port());
    }
    String address =
        draft.keys().containsKey("LLM_URL") ? draft.keys().get("LLM_URL").reveal() : "";
    if (!address.isEmpty()) {
      session.say("review.pictures", Wrap.keep(address));
    }
    session.say(
        draft.settings().restart() == Restart.UNLESS_STOPPED
            ? "review.restart"
            : "review.no-restart");
  }
}
