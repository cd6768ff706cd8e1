package org.imagewizard.cli.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.imagewizard.catalog.Capability;
import org.imagewizard.catalog.Preset;
import org.imagewizard.cli.session.Session;
import org.imagewizard.cli.session.Wrap;
import org.imagewizard.cli.view.PlanFigures;
import org.imagewizard.cli.view.PlanView;
import org.imagewizard.fit.LanguageModel;
import org.imagewizard.fit.Wishes;
import org.imagewizard.wizard.Beginning;
import org.imagewizard.wizard.Draft;
import org.imagewizard.wizard.EquivalentCommand;
import org.imagewizard.wizard.Evaluation;
import org.imagewizard.wizard.Step;

/** Step 3: the language model, then capabilities on and off, each with its reason. */
final class ServicesStep implements WizardStep {
  private static final Pattern LINE = Pattern.compile("(\\d{1,3})(?:\\s+(\\p{L}+))?");

  private static final String LIST = "l";
  private static final String PRESET = "p";
  private static final String ROOM = "r";
  private static final List<String> LETTERS = List.of(LIST, PRESET, ROOM);

  private static final List<LanguageModel> MODELS =
      List.of(LanguageModel.REMOTE, LanguageModel.LOCAL, LanguageModel.NONE);

  private final Evaluator evaluator;

  ServicesStep(Evaluator evaluator) {
    this.evaluator = evaluator;
  }

  @Override
  public Turn ask(Conversation conversation, Journey journey) {
    Journey now = journey;
    while (true) {
      Optional<Draft> model = languageModel(conversation, now.draft());
      if (model.isEmpty()) {
        return new Turn.Back(now);
      }
      now = now.with(model.get(), evaluator.of(now, model.get()));
      Choice chosen = capabilities(conversation, now);
      if (chosen.accepted()) {
        return new Turn.Next(chosen.journey());
      }
      now = chosen.journey();
    }
  }

  private record Choice(Journey journey, boolean accepted) {}

  private static Optional<Draft> languageModel(Conversation conversation, Draft draft) {
    Session session = conversation.session();
    Question question =
        Question.of(session.text("services.model"), session.text("services.model.help"))
            .with(
                List.of(
                    session.text("services.model.remote"),
                    session.text("services.model.local"),
                    session.text("services.model.none")))
            .or(String.valueOf(MODELS.indexOf(draft.wishes().languageModel()) + 1));
    return conversation
        .choose(question)
        .map(choice -> draft.withWishes(draft.wishes().withLanguageModel(MODELS.get(choice - 1))));
  }

  private Choice capabilities(Conversation conversation, Journey journey) {
    Session session = conversation.session();
    Journey now = journey;
    while (true) {
      Evaluation evaluation = now.evaluation().orElseThrow();
      conversation.command(EquivalentCommand.of(Step.SERVICES, now.draft()));
      PlanView view = new PlanView(session);
      view.headline(evaluation);
      list(session, evaluation);
      view.room(new PlanFigures(evaluation, session.locale()));
      Optional<String> answer = command(conversation, evaluation);
      if (answer.isEmpty()) {
        return new Choice(now, false);
      }
      if (answer.get().isEmpty()) {
        return new Choice(now, true);
      }
      now =
          switch (answer.get().toLowerCase(Locale.ROOT)) {
            case PRESET -> preset(conversation, now);
            case ROOM -> new RoomQuestions(conversation, evaluator).ask(now);
            default -> toggle(session, now, capability(evaluation, answer.get()));
          };
    }
  }

  /** Starts again from one of the presets. */
  private Journey preset(Conversation conversation, Journey journey) {
    Session session = conversation.session();
    List<Preset> presets = Preset.bundled();
    List<String> options =
        presets.stream()
            .map(
                preset ->
                    preset.title().in(session.locale())
                        + ": "
                        + preset.description().in(session.locale()))
            .toList();
    Evaluation before = journey.evaluation().orElseThrow();
    return conversation
        .choose(
            Question.of(session.text("services.preset"), session.text("services.preset.help"))
                .with(options))
        .map(
            choice -> {
              Draft draft =
                  Beginning.again(presets.get(choice - 1), journey.draft(), before.catalog());
              Evaluation after = evaluator.of(journey, draft);
              evaluator.changes(before, after);
              return journey.with(draft, after);
            })
        .orElse(journey);
  }

  /** Asks until there is a number to switch, or an empty answer to accept. */
  private Optional<String> command(Conversation conversation, Evaluation evaluation) {
    Session session = conversation.session();
    Question question =
        Question.of(session.text("services.ask"), session.text("services.help"))
            .show(session.text("services.accept"));
    while (true) {
      Optional<String> answer =
          conversation.ask(question, word -> mistake(session, evaluation, word));
      String word = answer.orElse("");
      if (word.equalsIgnoreCase(LIST)) {
        services(session, evaluation);
      } else if (word.contains(" ")) {
        explain(session, evaluation, word);
      } else {
        return answer;
      }
    }
  }

  private static Optional<String> mistake(Session session, Evaluation evaluation, String word) {
    Matcher matcher = LINE.matcher(word);
    int last = evaluation.catalog().capabilities().size();
    boolean good =
        LETTERS.contains(word.toLowerCase(Locale.ROOT))
            || matcher.matches()
                && Integer.parseInt(matcher.group(1)) >= 1
                && Integer.parseInt(matcher.group(1)) <= last;
    return good ? Optional.empty() : Optional.of(session.text("services.wrong", word, (long) last));
  }

  private static Capability capability(Evaluation evaluation, String answer) {
    return evaluation
        .catalog()
        .capabilities()
        .get(Integer.parseInt(answer.split("\\s+", 2)[0]) - 1);
  }

  private static void list(Session session, Evaluation evaluation) {
    List<Capability> all = evaluation.catalog().capabilities();
    for (int i = 0; i < all.size(); i++) {
      boolean on = evaluation.plan().capabilities().contains(all.get(i).id());
      session.item(
          session.text(
              on ? "services.on" : "services.off",
              Wrap.keep((i < 9 ? " " : "") + (i + 1)),
              all.get(i).title().in(session.locale())));
    }
  }

  private static void explain(Session session, Evaluation evaluation, String word) {
    Capability one = capability(evaluation, word);
    session.item(
        one.title().in(session.locale())
            + ". "
            + evaluation
                .proposal()
                .reasons(session.locale())
                .capabilities()
                .getOrDefault(one.id(), ""));
    session.item(one.description().in(session.locale()));
  }

  private static void services(Session session, Evaluation evaluation) {
    PlanView view = new PlanView(session);
    for (PlanFigures.Row row : new PlanFigures(evaluation, session.locale()).services()) {
      session.item(row.name() + ": " + view.place(row.place()) + ". " + row.reason());
    }
  }

  private Journey toggle(Session session, Journey journey, Capability one) {
    Evaluation before = journey.evaluation().orElseThrow();
    boolean on = before.plan().capabilities().contains(one.id());
    Wishes wishes = WishEdit.capability(journey.draft().wishes(), one.id(), !on);
    Draft draft = journey.draft().withWishes(wishes);
    Evaluation after = evaluator.of(journey, draft);
    List<String> conflict = new ArrayList<>(after.proposal().placement().conflict());
    if (!conflict.isEmpty()) {
      session.item(
          session.text(
              "services.cannot",
              one.title().in(session.locale()),
              before
                  .proposal()
                  .reasons(session.locale())
                  .capabilities()
                  .getOrDefault(one.id(), "")));
      new PlanView(session).conflict(conflict);
      return journey;
    }
    evaluator.changes(before, after);
    return journey.with(draft, after);
  }
}
