package org.imagewizard.cli.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.imagewizard.base.secret.Secret;
import org.imagewizard.catalog.KeyGroup;
import org.imagewizard.cli.session.Session;
import org.imagewizard.fit.Wishes;
import org.imagewizard.plan.DeploymentPlan.PlannedService;
import org.imagewizard.wizard.Draft;
import org.imagewizard.wizard.Evaluation;

/**
 * Step 4: only the keys that the chosen services read. A group that is skipped is planned without,
 * and what goes with it is said.
 */
final class KeysStep implements WizardStep {
  private final Evaluator evaluator;

  KeysStep(Evaluator evaluator) {
    this.evaluator = evaluator;
  }

  /** One variable to ask for. */
  private record Entry(KeyGroup group, KeyGroup.Variable variable) {}

  private enum Said {
    NEXT,
    SKIP,
    BACK
  }

  private record Reply(Said said, Draft draft) {}

  @Override
  public Turn ask(Conversation conversation, Journey journey) {
    Session session = conversation.session();
    // Groups skipped before are offered again: a person who came back may have the key now.
    Wishes all = journey.draft().wishes().withoutKeys(List.of());
    Draft draft = journey.draft().withWishes(all);
    Evaluation before = evaluator.of(journey, draft);
    List<Entry> entries = entries(before);
    int groups = (int) entries.stream().map(entry -> entry.group().id()).distinct().count();
    session.say(entries.isEmpty() ? "keys.none" : "keys.begin", entries.size(), groups);
    List<String> skipped = new ArrayList<>();
    int at = 0;
    while (at < entries.size()) {
      Entry entry = entries.get(at);
      Reply reply = ask(conversation, new KeyTrial(conversation, before), entry, draft);
      draft = reply.draft();
      switch (reply.said()) {
        case NEXT -> {
          skipped.remove(entry.group().id());
          at++;
        }
        case SKIP -> {
          skipped.add(entry.group().id());
          at = after(entries, entry.group());
        }
        case BACK -> {
          if (at == 0) {
            return new Turn.Back(journey);
          }
          at = before(entries, at, skipped);
        }
      }
    }
    return new Turn.Next(planned(journey, draft, before, skipped));
  }

  private Journey planned(Journey journey, Draft draft, Evaluation before, List<String> skipped) {
    if (skipped.isEmpty()) {
      return journey.with(draft, before);
    }
    Draft without =
        draft.withWishes(draft.wishes().withoutKeys(skipped.stream().distinct().toList()));
    Evaluation after = evaluator.of(journey, without);
    evaluator.changes(before, after);
    return journey.with(without, after);
  }

  private static int after(List<Entry> entries, KeyGroup group) {
    int at = 0;
    for (int i = 0; i < entries.size(); i++) {
      at = entries.get(i).group().equals(group) ? i + 1 : at;
    }
    return at;
  }

  /** The question before; of a group that was skipped, its first. */
  private static int before(List<Entry> entries, int at, List<String> skipped) {
    int previous = at - 1;
    KeyGroup group = entries.get(previous).group();
    while (previous > 0
        && skipped.contains(group.id())
        && entries.get(previous - 1).group().equals(group)) {
      previous--;
    }
    return previous;
  }

  private static List<Entry> entries(Evaluation evaluation) {
    Set<String> running =
        evaluation.plan().running().stream().map(PlannedService::name).collect(Collectors.toSet());
    List<Entry> entries = new ArrayList<>();
    for (KeyGroup group : evaluation.catalog().keyGroups()) {
      List<KeyGroup.Variable> read =
          group.variables().stream()
              .filter(one -> one.services().stream().anyMatch(running::contains))
              .toList();
      // A group without a secret or a required setting has working defaults.
      if (read.stream().anyMatch(one -> one.secret() || one.required())) {
        read.forEach(one -> entries.add(new Entry(group, one)));
      }
    }
    return entries;
  }

  private static Reply ask(Conversation conversation, KeyTrial trial, Entry entry, Draft draft) {
    Session session = conversation.session();
    KeyGroup.Variable variable = entry.variable();
    String leaves = entry.group().leaves().in(session.locale());
    String help =
        variable.help().in(session.locale())
            + (leaves.isEmpty() ? " " : " " + leaves + " ")
            + session.text("keys.help", variable.file(), String.join(", ", variable.services()));
    if (variable.secret()) {
      return secret(conversation, trial, entry, draft, help);
    }
    return variable.name().equals(ModelQuestion.VARIABLE)
        ? model(conversation, trial, entry, draft, help)
        : plain(conversation, entry, draft, help);
  }

  /** From the list of what there is, or by its name where there is none. */
  private static Reply model(
      Conversation conversation, KeyTrial trial, Entry entry, Draft draft, String help) {
    Optional<Draft> chosen = new ModelQuestion(conversation, trial).ask(draft);
    if (chosen.isEmpty()) {
      return new Reply(Said.BACK, draft);
    }
    return chosen.get().equals(draft)
        ? plain(conversation, entry, draft, help)
        : new Reply(Said.NEXT, chosen.get());
  }

  private static Reply plain(Conversation conversation, Entry entry, Draft draft, String help) {
    Session session = conversation.session();
    KeyGroup.Variable variable = entry.variable();
    Secret known = draft.keys().getOrDefault(variable.name(), new Secret(variable.value()));
    Question question =
        Question.of(
            session.text("keys.plain", variable.title().in(session.locale()), variable.name()),
            help);
    Question asked =
        known.isBlank()
            ? variable.required() ? question : question.show(session.text("keys.empty"))
            : question.or(known.reveal());
    Optional<String> answer = conversation.ask(asked, word -> Optional.empty());
    if (answer.isEmpty()) {
      return new Reply(Said.BACK, draft);
    }
    return answer.get().equals("s")
        ? new Reply(Said.SKIP, draft)
        : new Reply(Said.NEXT, draft.withKey(variable.name(), new Secret(answer.get())));
  }

  private static Reply secret(
      Conversation conversation, KeyTrial trial, Entry entry, Draft draft, String help) {
    Session session = conversation.session();
    KeyGroup.Variable variable = entry.variable();
    boolean there = draft.keys().containsKey(variable.name());
    Question question =
        Question.of(
            session.text("keys.secret", variable.title().in(session.locale()), variable.name()),
            help);
    Question asked = there ? question.show(session.text("keys.kept")) : question;
    while (true) {
      Optional<Secret> answer = conversation.secret(asked);
      if (answer.isEmpty()) {
        return new Reply(Said.BACK, draft);
      }
      String value = answer.get().reveal().strip();
      if (value.equals("s")) {
        return new Reply(Said.SKIP, draft.withKey(variable.name(), new Secret("")));
      }
      if (!value.isEmpty()) {
        session.say("keys.received", value.length());
        if (value.length() < answer.get().length()) {
          session.say("keys.trimmed", answer.get().length() - value.length());
        }
        if (!variable.looksUsual(value)) {
          session.item(session.text("keys.unusual", variable.name()));
        }
        Draft next = draft.withKey(variable.name(), new Secret(value));
        if (trial.stays(variable.name(), next)) {
          return new Reply(Said.NEXT, next);
        }
        continue;
      }
      if (there) {
        return new Reply(Said.NEXT, draft);
      }
      if (session.yes() || !variable.required()) {
        return new Reply(session.yes() ? Said.SKIP : Said.NEXT, draft);
      }
      session.say("keys.needed", variable.name());
    }
  }
}
