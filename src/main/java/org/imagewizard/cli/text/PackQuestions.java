package org.imagewizard.cli.text;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.imagewizard.cli.session.Server;
import org.imagewizard.cli.session.Session;
import org.imagewizard.deploy.Deployment;

/** Where a server's archive goes, and whether its keys go along. */
final class PackQuestions {
  private final Conversation conversation;
  private final Server server;

  PackQuestions(Conversation conversation, Server server) {
    this.conversation = conversation;
    this.server = server;
  }

  /** What was answered; the file is not there yet. */
  record Answer(Path out, boolean withKeys) {}

  /** Empty to go back. */
  Optional<Answer> ask() {
    Session session = conversation.session();
    Deployment deployment = server.deployment();
    Path usual = deployment.folder().resolveSibling(deployment.plan().name() + ".bundle");
    Optional<Path> out =
        conversation
            .ask(
                Question.of(session.text("pack.file"), session.text("pack.help"))
                    .or(usual.toString()),
                word ->
                    Files.exists(StartStep.path(session, word))
                        ? Optional.of(session.text("pack.there", word))
                        : Optional.empty())
            .map(word -> StartStep.path(session, word));
    return out.flatMap(
        file ->
            conversation
                .choose(
                    Question.of(session.text("pack.keys"), session.text("pack.keys.help"))
                        .with(List.of(session.text("pack.keys.no"), session.text("pack.keys.yes"))))
                .map(choice -> new Answer(file, choice == 2)));
  }
}
