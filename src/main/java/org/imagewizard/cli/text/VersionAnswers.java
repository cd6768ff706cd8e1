package org.imagewizard.cli.text;

import java.util.Optional;
import org.imagewizard.cli.session.Session;
import org.imagewizard.plan.Settings;
import org.imagewizard.wizard.version.AsOf;

/** The free answers of the version step; empty to go back. */
final class VersionAnswers {
  private VersionAnswers() {}

  static Optional<String> tag(Conversation conversation, Settings settings) {
    Session session = conversation.session();
    return conversation.ask(
        Question.of(session.text("version.tag.ask"), session.text("version.tag.help"))
            .or(settings.channel()),
        word ->
            word.matches("[A-Za-z0-9_][A-Za-z0-9._-]{0,127}")
                ? Optional.empty()
                : Optional.of(session.text("version.tag.wrong", word)));
  }

  static Optional<AsOf> day(Conversation conversation) {
    Session session = conversation.session();
    return conversation
        .ask(
            Question.of(session.text("version.day.ask"), session.text("version.day.help")),
            word ->
                AsOf.parse(word).isPresent()
                    ? Optional.empty()
                    : Optional.of(session.text("input.date", word)))
        .flatMap(AsOf::parse);
  }

  static Optional<String> registry(Conversation conversation, Settings settings) {
    Session session = conversation.session();
    return conversation
        .ask(
            Question.of(session.text("version.registry.ask"), session.text("version.registry.help"))
                .or(settings.registry().isEmpty() ? "-" : settings.registry()),
            word ->
                word.contains("://") || word.endsWith("/") || word.contains(" ")
                    ? Optional.of(session.text("version.registry.wrong", word))
                    : Optional.empty())
        .map(word -> word.equals("-") ? "" : word);
  }
}
