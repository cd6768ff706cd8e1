package org.imagewizard.cli.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.cli.session.Session;
import org.imagewizard.cli.view.ChannelsView;
import org.imagewizard.cli.view.LockView;
import org.imagewizard.plan.DeploymentPlan;
import org.imagewizard.plan.LockFile;
import org.imagewizard.plan.Settings;
import org.imagewizard.wizard.Draft;
import org.imagewizard.wizard.version.AsOf;
import org.imagewizard.wizard.version.ChannelReport;
import org.imagewizard.wizard.version.TaggedPlan;
import org.imagewizard.wizard.version.VersionReport;

/** Step 5: which builds, and from where; the registry is asked what it has. */
final class VersionStep implements WizardStep {
  private static final List<String> USUAL = List.of("unstable", "latest");
  private static final int DAY = 3;
  private static final int TAG = 4;
  private static final int EXACT = 6;
  private static final int LOCK = 7;

  @Override
  public Turn ask(Conversation conversation, Journey journey) {
    Session session = conversation.session();
    Journey now = journey;
    boolean exact = now.draft().lock().isPresent();
    Optional<VersionReport> report = look(session, now, Optional.empty());
    while (true) {
      Settings settings = now.draft().settings();
      Optional<Integer> choice = conversation.choose(question(session, settings, report, exact));
      if (choice.isEmpty()) {
        return new Turn.Back(now);
      }
      Optional<Journey> next = Optional.empty();
      if (choice.get() <= USUAL.size()) {
        next = channel(conversation, now, USUAL.get(choice.get() - 1), report);
      } else if (choice.get() == DAY) {
        next = day(conversation, now);
      } else if (choice.get() == TAG) {
        Optional<String> tag = VersionAnswers.tag(conversation, settings);
        if (tag.isPresent()) {
          Journey tagged = with(now, tag.get(), Map.of());
          next = channel(conversation, now, tag.get(), look(session, tagged, Optional.empty()));
        }
      } else if (choice.get() == LOCK) {
        Optional<Journey> taken = LockQuestion.ask(conversation, now);
        if (taken.isPresent()) {
          return new Turn.Next(taken.get());
        }
      } else if (choice.get() == EXACT) {
        exact = !exact;
        session.say(exact ? "version.exact.on" : "version.exact.off");
      } else {
        Optional<String> prefix = VersionAnswers.registry(conversation, settings);
        if (prefix.isPresent()) {
          now = now.with(now.draft().withSettings(settings.withRegistry(prefix.get())));
          report = look(session, now, Optional.empty());
        }
      }
      Optional<Journey> settled =
          exact ? next.flatMap(chosen -> locked(session, chosen)) : next.map(VersionStep::byTag);
      if (settled.isPresent()) {
        return new Turn.Next(settled.get());
      }
    }
  }

  private static Journey with(Journey journey, String channel, Map<String, String> tags) {
    Draft draft = journey.draft();
    return journey.with(draft.withSettings(draft.settings().withChannel(channel)).withTags(tags));
  }

  private static Journey byTag(Journey journey) {
    return journey.with(journey.draft().withLock(Optional.empty()));
  }

  /** With the images that the tags name now; empty when one of them cannot be had. */
  private static Optional<Journey> locked(Session session, Journey journey) {
    Draft draft = journey.draft();
    if (journey.evaluation().isEmpty()) {
      return Optional.of(journey);
    }
    Settings settings = draft.settings();
    DeploymentPlan plan =
        TaggedPlan.of(
            journey.evaluation().get().plan().withImages(settings.channel(), settings.registry()),
            draft.tags());
    try {
      LockFile lock = session.desk().lock(plan, draft.lock(), session.cancellation());
      new LockView(session).print(lock);
      return Optional.of(journey.with(draft.withLock(Optional.of(lock))));
    } catch (ProblemException e) {
      if (e.problem().kind() == Problem.Kind.CANCELLED) {
        throw e;
      }
      Problem said = e.problem().in(session.locale());
      session.print(said.summary());
      said.evidence().forEach(line -> session.item("  " + line));
      return Optional.empty();
    }
  }

  /** What registries have; empty when that cannot be found out, which is said and stops nobody. */
  private static Optional<VersionReport> look(
      Session session, Journey journey, Optional<AsOf> asOf) {
    if (journey.evaluation().isEmpty()) {
      return Optional.empty();
    }
    Settings settings = journey.draft().settings();
    DeploymentPlan plan =
        journey.evaluation().get().plan().withImages(settings.channel(), settings.registry());
    session.say("version.asking", plan.running().size());
    try {
      return Optional.of(session.desk().versions(plan, asOf, session.cancellation()));
    } catch (ProblemException e) {
      if (e.problem().kind() == Problem.Kind.CANCELLED) {
        throw e;
      }
      session.item(session.text("version.not-asked", e.problem().what().in(session.locale())));
      return Optional.empty();
    }
  }

  /** A channel, with what else its missing services run; empty when another one is wanted. */
  private static Optional<Journey> channel(
      Conversation conversation, Journey journey, String name, Optional<VersionReport> report) {
    Optional<ChannelReport> found =
        report.flatMap(
            all -> all.all().stream().filter(one -> one.name().equals(name)).findFirst());
    return found.isEmpty()
        ? Optional.of(with(journey, name, Map.of()))
        : settle(conversation, journey, name, found.get(), report.get());
  }

  private static Optional<Journey> day(Conversation conversation, Journey journey) {
    Session session = conversation.session();
    Optional<AsOf> day = VersionAnswers.day(conversation);
    Optional<VersionReport> report = day.flatMap(moment -> look(session, journey, day));
    return report.flatMap(
        found ->
            settle(
                conversation,
                journey,
                journey.draft().settings().channel(),
                found.chosen(),
                found));
  }

  private static Optional<Journey> settle(
      Conversation conversation,
      Journey journey,
      String channel,
      ChannelReport chosen,
      VersionReport report) {
    Session session = conversation.session();
    ChannelsView view = new ChannelsView(session);
    session.item(view.line(chosen));
    view.more(chosen, report).forEach(line -> session.item("  " + line));
    view.download(chosen, report);
    if (!chosen.fallBacks().isEmpty()) {
      int choice =
          conversation
              .choose(
                  Question.of(session.text("version.instead"), session.text("version.instead.help"))
                      .with(
                          List.of(
                              session.text("version.instead.yes"),
                              session.text("version.instead.no"))))
              .orElse(2);
      if (choice == 2) {
        return Optional.empty();
      }
    }
    return Optional.of(with(journey, channel, TaggedPlan.tags(channel, chosen)));
  }

  private static Question question(
      Session session, Settings settings, Optional<VersionReport> report, boolean exact) {
    List<String> options = new ArrayList<>();
    options.add(option(session, "version.unstable", "unstable", report));
    options.add(option(session, "version.latest", "latest", report));
    options.add(session.text("version.day"));
    int at = USUAL.indexOf(settings.channel());
    options.add(
        at < 0 ? session.text("version.tag.set", settings.channel()) : session.text("version.tag"));
    options.add(
        settings.registry().isEmpty()
            ? session.text("version.registry")
            : session.text("version.registry.set", settings.registry()));
    options.add(session.text(exact ? "version.exact.now" : "version.exact"));
    options.add(session.text("version.lock"));
    return Question.of(session.text("version.ask"), session.text("version.help"))
        .with(options)
        .or(String.valueOf(at < 0 ? TAG : at + 1));
  }

  private static String option(
      Session session, String key, String name, Optional<VersionReport> report) {
    return report
        .flatMap(all -> all.all().stream().filter(one -> one.name().equals(name)).findFirst())
        .map(one -> session.text(key) + ", " + new ChannelsView(session).figures(one))
        .orElse(session.text(key));
  }
}
