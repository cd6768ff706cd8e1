package org.imagewizard.cli.text;

import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import org.imagewizard.cli.session.Session;
import org.imagewizard.cli.session.Wrap;
import org.imagewizard.plan.DeploymentPlan.Reach;
import org.imagewizard.plan.DeploymentPlan.Restart;
import org.imagewizard.plan.Settings;
import org.imagewizard.wizard.Draft;
import org.imagewizard.wizard.Ports;

/** Step 6: who may reach the server, and what it keeps. */
final class NetworkStep implements WizardStep {
  @Override
  public Turn ask(Conversation conversation, Journey journey) {
    Session session = conversation.session();
    Draft draft = journey.draft();
    int port = Ports.freeFrom(draft.settings().port());
    if (port != draft.settings().port()) {
      say(session, "network.taken", draft.settings().port(), port);
      draft = draft.withSettings(draft.settings().withPort(port));
    }
    while (true) {
      Optional<Reach> reach = reach(conversation, draft);
      if (reach.isEmpty()) {
        return new Turn.Back(journey.with(draft));
      }
      Optional<Draft> site = new SiteQuestions(conversation).ask(draft, reach.get());
      if (site.isEmpty()) {
        continue;
      }
      draft = site.get();
      Others others = others(conversation, draft);
      draft = others.draft();
      if (others.accepted()) {
        return new Turn.Next(journey.with(draft));
      }
    }
  }

  private static void say(Session session, String key, int taken, int free) {
    session.say(key, session.desk().portHolder(taken).in(session.locale()), (long) free);
  }

  private static Optional<Reach> reach(Conversation conversation, Draft draft) {
    Session session = conversation.session();
    return conversation
        .choose(
            Question.of(session.text("network.ask"), session.text("network.help"))
                .with(
                    List.of(
                        session.text("network.local", (long) draft.settings().port()),
                        session.text("network.lab"),
                        session.text("network.production")))
                .or(String.valueOf(draft.settings().network().ordinal() + 1)))
        .map(choice -> Reach.values()[choice - 1]);
  }

  private record Others(Draft draft, boolean accepted) {}

  private Others others(Conversation conversation, Draft start) {
    Session session = conversation.session();
    Draft draft = start;
    while (true) {
      Settings settings = draft.settings();
      List<String> options =
          List.of(
              session.text("network.guard", onOff(session, settings.guard())),
              session.text("network.images", onOff(session, settings.storeImageData())),
              session.text("network.pii", onOff(session, settings.piiLogging())),
              session.text(
                  "network.restart", onOff(session, settings.restart() == Restart.UNLESS_STOPPED)),
              session.text("network.folder", Wrap.keep(draft.folder())),
              session.text("network.cache", (long) settings.memcachedMiB()),
              session.text(
                  "network.logs", (long) settings.logMaxFiles(), (long) settings.logMaxSizeMiB()),
              session.text("network.port", (long) settings.port()));
      Question question =
          Question.of(
                  session.text("network.others", options.size()),
                  session.text("network.others.help"))
              .with(options)
              .or("0")
              .show(session.text("services.accept"));
      Optional<Integer> choice = conversation.choose(question);
      if (choice.isEmpty()) {
        return new Others(draft, false);
      }
      if (choice.get() == 0) {
        return new Others(draft, true);
      }
      draft = change(conversation, draft, choice.get());
    }
  }

  private static String onOff(Session session, boolean on) {
    return session.text(on ? "network.on" : "network.off");
  }

  private static Draft change(Conversation conversation, Draft draft, int choice) {
    Settings settings = draft.settings();
    return switch (choice) {
      case 1 -> draft.withSettings(settings.withGuard(!settings.guard()));
      case 2 -> draft.withSettings(settings.withStoreImageData(!settings.storeImageData()));
      case 3 -> draft.withSettings(settings.withPiiLogging(!settings.piiLogging()));
      case 4 ->
          draft.withSettings(
              settings.withRestart(
                  settings.restart() == Restart.UPSTREAM
                      ? Restart.UNLESS_STOPPED
                      : Restart.UPSTREAM));
      case 5 -> folder(conversation, draft);
      case 7 ->
          number(
              conversation,
              draft,
              "network.logs.ask",
              settings.logMaxSizeMiB(),
              100_000,
              size -> settings.withLogs(size, settings.logMaxFiles()));
      case 8 -> port(conversation, draft);
      default ->
          number(
              conversation,
              draft,
              "network.cache.ask",
              settings.memcachedMiB(),
              1_048_576,
              settings::withMemcachedMiB);
    };
  }

  /** A port that is taken now is let pass: who holds it may stop. */
  private static Draft port(Conversation conversation, Draft draft) {
    Settings settings = draft.settings();
    Draft next =
        number(
            conversation, draft, "network.port.ask", settings.port(), 65_535, settings::withPort);
    int wanted = next.settings().port();
    int free = Ports.freeFrom(wanted);
    if (free != wanted) {
      say(conversation.session(), "network.taken.free", wanted, free);
    }
    return next;
  }

  private static Draft number(
      Conversation conversation,
      Draft draft,
      String key,
      int now,
      int largest,
      IntFunction<Settings> change) {
    Session session = conversation.session();
    return conversation
        .ask(
            Question.of(session.text(key), session.text("network.others.help"))
                .or(String.valueOf(now)),
            word ->
                word.matches("\\d{1,7}")
                        && Integer.parseInt(word) >= 1
                        && Integer.parseInt(word) <= largest
                    ? Optional.empty()
                    : Optional.of(session.text("network.number", word, (long) largest)))
        .map(word -> draft.withSettings(change.apply(Integer.parseInt(word))))
        .orElse(draft);
  }

  private static Draft folder(Conversation conversation, Draft draft) {
    Session session = conversation.session();
    UnaryOperator<String> whole =
        word -> word.startsWith("~/") ? session.home() + word.substring(1) : word;
    return conversation
        .ask(
            Question.of(session.text("network.folder.ask"), session.text("network.folder.help"))
                .or(draft.folder().toString()),
            word -> Optional.empty())
        .map(word -> java.nio.file.Path.of(whole.apply(word)).toAbsolutePath().normalize())
        .map(draft::withFolder)
        .orElse(draft);
  }
}
