package org.imagewizard.cli.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.imagewizard.base.secret.Secret;
import org.imagewizard.cli.session.Session;
import org.imagewizard.wizard.Draft;
import org.imagewizard.wizard.keys.LanguageModels.Model;
import org.imagewizard.wizard.keys.LanguageModels.Sight;

/** Which of the models that an address offers, and whether it reads a test picture. */
final class ModelQuestion {
  static final String VARIABLE = "LLM_MODEL";
  private static final int SHOWN = 12;

  private final Conversation conversation;
  private final KeyTrial trial;

  ModelQuestion(Conversation conversation, KeyTrial trial) {
    this.conversation = conversation;
    this.trial = trial;
  }

  /**
   * The draft with the model chosen; empty to go back. Where no list can be had, or another name is
   * wanted, it is the draft as it was.
   */
  Optional<Draft> ask(Draft draft) {
    Session session = conversation.session();
    List<Model> models = offered(session, draft);
    if (models.isEmpty()) {
      return Optional.of(draft);
    }
    List<String> options = new ArrayList<>();
    models.forEach(model -> options.add(option(session, model)));
    options.add(session.text("keys.model.other"));
    Optional<Integer> choice =
        conversation.choose(
            Question.of(session.text("keys.model"), session.text("keys.model.help"))
                .with(options)
                .or(usual(models, draft)));
    if (choice.isEmpty() || choice.get() > models.size()) {
      return choice.map(other -> draft);
    }
    Draft chosen = draft.withKey(VARIABLE, new Secret(models.get(choice.get() - 1).name()));
    look(chosen);
    return Optional.of(chosen);
  }

  private List<Model> offered(Session session, Draft draft) {
    return session.yes()
        ? List.of()
        : session.desk().models(trial.sheet(draft), session.cancellation()).stream()
            .limit(SHOWN)
            .toList();
  }

  /** Shows the model a picture; what comes of it is only said. */
  void look(Draft draft) {
    Session session = conversation.session();
    session.say("keys.look");
    Sight sight = session.desk().look(trial.sheet(draft), session.cancellation());
    session.item(
        switch (sight) {
          case WORKS -> session.text("keys.look.works");
          case WRONG -> session.text("keys.look.wrong");
          case FORM -> session.text("keys.look.form");
          case REFUSED -> session.text("keys.look.refused");
          case SILENT -> session.text("keys.look.silent");
        });
  }

  private static String option(Session session, Model model) {
    return switch (model.promise()) {
      case PICTURES -> session.text("keys.model.sees", model.name());
      case UNKNOWN -> session.text("keys.model.unknown", model.name());
      case NO_ANSWERS -> session.text("keys.model.none", model.name());
    };
  }

  private static String usual(List<Model> models, Draft draft) {
    Secret known = draft.keys().get(VARIABLE);
    for (int i = 0; known != null && i < models.size(); i++) {
      if (models.get(i).name().equals(known.reveal())) {
        return String.valueOf(i + 1);
      }
    }
    return "1";
  }
}
