package org.imagewizard.cli.text;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.cli.session.Session;
import org.imagewizard.cli.session.Wrap;
import org.imagewizard.cli.view.LockView;
import org.imagewizard.plan.DeploymentPlan;
import org.imagewizard.plan.LockFile;
import org.imagewizard.wizard.Draft;

/** Exactly the images of a lock.yaml, of another server for example. */
final class LockQuestion {
  private LockQuestion() {}

  /** Empty to choose otherwise, also when the file does not fit the chosen services. */
  static Optional<Journey> ask(Conversation conversation, Journey journey) {
    Session session = conversation.session();
    Optional<Path> file =
        conversation
            .ask(
                Question.of(session.text("version.lock.ask"), session.text("version.lock.help")),
                word ->
                    Files.isRegularFile(StartStep.path(session, word))
                        ? Optional.empty()
                        : Optional.of(session.text("version.lock.none", word)))
            .map(word -> StartStep.path(session, word));
    return file.flatMap(path -> taken(session, journey, path));
  }

  private static Optional<Journey> taken(Session session, Journey journey, Path file) {
    Draft draft = journey.draft();
    try {
      LockFile lock = LockFile.read(file);
      session.say(
          lock.newestDay().isEmpty() ? "version.lock.said" : "version.lock.said.day",
          Wrap.keep(file),
          lock.services().size(),
          lock.newestDay());
      if (journey.evaluation().isPresent()) {
        DeploymentPlan plan = journey.evaluation().get().plan();
        session.desk().checkLock(lock, plan);
      }
      new LockView(session).print(lock);
      return Optional.of(journey.with(draft.withLock(lock, file)));
    } catch (ProblemException e) {
      session.print(e.problem().in(session.locale()).summary());
      return Optional.empty();
    }
  }
}
