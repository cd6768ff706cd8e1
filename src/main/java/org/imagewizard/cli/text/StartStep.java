package org.imagewizard.cli.text;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.imagewizard.base.problem.ExitStatus;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.cli.command.PracticeRun;
import org.imagewizard.cli.session.Session;
import org.imagewizard.cli.session.Wrap;
import org.imagewizard.cli.view.AdoptionView;
import org.imagewizard.deploy.Deployment;
import org.imagewizard.deploy.Practice;
import org.imagewizard.wizard.Adoption;
import org.imagewizard.wizard.Draft;

/** Step 1: a new server, the practice server, or one that is there. */
final class StartStep implements WizardStep {
  @Override
  public Turn ask(Conversation conversation, Journey journey) {
    Session session = conversation.session();
    List<Path> known = Known.servers(session);
    List<String> options = new ArrayList<>();
    options.add(session.text("start.new"));
    options.add(session.text("start.try"));
    known.forEach(
        folder ->
            options.add(session.text("start.known", folder.getFileName(), Wrap.keep(folder))));
    options.add(session.text("start.open"));
    Question question =
        Question.of(session.text("start.ask"), session.text("start.help")).with(options).noBack();
    while (true) {
      int choice = conversation.choose(question).orElse(1);
      Optional<Turn> turn =
          choice == 1
              ? fresh(conversation, journey)
              : choice == 2
                  ? practice(conversation)
                  : choice == options.size()
                      ? open(conversation, journey)
                      : server(conversation, known.get(choice - 3));
      if (turn.isPresent()) {
        return turn.get();
      }
    }
  }

  private Optional<Turn> fresh(Conversation conversation, Journey journey) {
    Session session = conversation.session();
    Question question =
        Question.of(session.text("start.name"), session.text("start.name.help"))
            .or(Known.freeName(session, journey.draft().settings().name()));
    return conversation
        .ask(
            question,
            name ->
                name.matches("[a-z0-9][a-z0-9_-]{0,62}")
                    ? Optional.empty()
                    : Optional.of(session.text("start.name.wrong", name)))
        .map(
            name -> {
              Draft draft =
                  journey
                      .draft()
                      .withFolder(Known.place(session).resolve(name))
                      .withSettings(journey.draft().settings().withName(name));
              return new Turn.Next(journey.with(draft));
            });
  }

  private Optional<Turn> practice(Conversation conversation) {
    Session session = conversation.session();
    boolean ok = new PracticeRun(session, Practice.defaultFolder()).run().ok();
    session.print("");
    return Optional.of(new Turn.End(Session.status(ok)));
  }

  private Optional<Turn> open(Conversation conversation, Journey journey) {
    Session session = conversation.session();
    Question question =
        Question.of(session.text("start.open.ask"), session.text("start.open.help"));
    Optional<Path> path =
        conversation
            .ask(
                question,
                word ->
                    Files.exists(path(session, word))
                        ? Optional.empty()
                        : Optional.of(session.text("start.open.none", word)))
            .map(word -> path(session, word));
    if (path.isEmpty()) {
      return Optional.empty();
    }
    if (Deployment.isIn(path.get())) {
      return server(conversation, path.get());
    }
    Adoption adoption;
    try {
      adoption = session.desk().adopt(path.get(), journey.draft());
    } catch (ProblemException e) {
      if (e.problem().kind() != Problem.Kind.INPUT) {
        throw e;
      }
      session.print(e.problem().in(session.locale()).summary());
      return Optional.empty();
    }
    AdoptionView view = new AdoptionView(session);
    view.choices(adoption);
    view.remarks(adoption);
    return fresh(conversation, journey.with(adoption.draft()));
  }

  /** As a person types it, from their home or from here. */
  static Path path(Session session, String word) {
    Path home = session.home();
    return (word.startsWith("~/") ? home.resolve(word.substring(2)) : Path.of(word))
        .toAbsolutePath()
        .normalize();
  }

  private Optional<Turn> server(Conversation conversation, Path folder) {
    Session session = conversation.session();
    try (var server = session.desk().server(session.desk().open(folder))) {
      return new ServerMenu(conversation, server)
          .ask(true)
          .map((ExitStatus status) -> new Turn.End(status));
    }
  }
}
