package org.imagewizard.cli.text;

import java.util.List;
import java.util.Optional;
import org.imagewizard.cli.session.Session;
import org.imagewizard.plan.Settings;
import org.imagewizard.wizard.Draft;

/** Step 5: which builds, and from where. */
final class VersionStep implements WizardStep {
  private static final List<String> USUAL = List.of("unstable", "latest");

  @Override
  public Turn ask(Conversation conversation, Journey journey) {
    Journey now = journey;
    while (true) {
      Settings settings = now.draft().settings();
      Optional<Integer> choice = conversation.choose(question(conversation.session(), settings));
      if (choice.isEmpty()) {
        return new Turn.Back(now);
      }
      if (choice.get() <= 2) {
        return next(now, settings.withChannel(USUAL.get(choice.get() - 1)));
      }
      if (choice.get() == 3) {
        Optional<String> tag = tag(conversation, settings);
        if (tag.isPresent()) {
          return next(now, settings.withChannel(tag.get()));
        }
      } else {
        Optional<String> prefix = registry(conversation, settings);
        if (prefix.isPresent()) {
          now = now.with(now.draft().withSettings(settings.withRegistry(prefix.get())));
        }
      }
    }
  }

  private static Turn next(Journey journey, Settings settings) {
    Draft draft = journey.draft().withSettings(settings);
    return new Turn.Next(journey.with(draft));
  }

  private static Question question(Session session, Settings settings) {
    int at = USUAL.indexOf(settings.channel());
    String registry =
        settings.registry().isEmpty()
            ? session.text("version.registry")
            : session.text("version.registry.set", settings.registry());
    return Question.of(session.text("version.ask"), session.text("version.help"))
        .with(
            List.of(
                session.text("version.unstable"),
                session.text("version.latest"),
                at < 0
                    ? session.text("version.tag.set", settings.channel())
                    : session.text("version.tag"),
                registry))
        .or(String.valueOf(at < 0 ? 3 : at + 1));
  }

  private static Optional<String> tag(Conversation conversation, Settings settings) {
    Session session = conversation.session();
    return conversation.ask(
        Question.of(session.text("version.tag.ask"), session.text("version.tag.help"))
            .or(settings.channel()),
        word ->
            word.matches("[A-Za-z0-9_][A-Za-z0-9._-]{0,127}")
                ? Optional.empty()
                : Optional.of(session.text("version.tag.wrong", word)));
  }

  private static Optional<String> registry(Conversation conversation, Settings settings) {
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
