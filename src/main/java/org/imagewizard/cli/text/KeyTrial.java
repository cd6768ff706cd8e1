package org.imagewizard.cli.text;

import java.util.List;
import org.imagewizard.cli.session.Session;
import org.imagewizard.cli.view.KeysView;
import org.imagewizard.wizard.Draft;
import org.imagewizard.wizard.Evaluation;
import org.imagewizard.wizard.keys.KeySheet;
import org.imagewizard.wizard.keys.KeyVerdict;

/** Tries a key that was entered, when somebody can tell; what to make of it a person decides. */
final class KeyTrial {
  private static final int KEEP = 1;
  private static final int AGAIN = 2;

  private final Conversation conversation;
  private final Evaluation evaluation;

  KeyTrial(Conversation conversation, Evaluation evaluation) {
    this.conversation = conversation;
    this.evaluation = evaluation;
  }

  /** What is known of the keys so far. */
  KeySheet sheet(Draft draft) {
    return KeySheet.of(evaluation.plan(), evaluation.catalog(), draft.keys());
  }

  /** Whether the value stays; if not, another one is to be entered. */
  boolean stays(String name, Draft draft) {
    Session session = conversation.session();
    KeySheet sheet = sheet(draft).forCheckOf(name);
    boolean possible =
        sheet.entry(name).filter(one -> one.variable().check().isPresent()).isPresent();
    if (session.yes() || !possible) {
      return true;
    }
    session.say("keys.checking");
    while (true) {
      KeyVerdict verdict =
          session
              .desk()
              .checkKeys(sheet, session.cancellation())
              .getOrDefault(name, KeyVerdict.NONE);
      session.item(KeysView.words(session, name, verdict));
      if (verdict.kind() == KeyVerdict.Kind.OK || verdict.kind() == KeyVerdict.Kind.NOT_ASKED) {
        return true;
      }
      int choice = conversation.choose(question(session)).orElse(0);
      if (choice != AGAIN) {
        return choice == KEEP;
      }
    }
  }

  private static Question question(Session session) {
    return Question.of(session.text("keys.keep"), session.text("keys.keep.help"))
        .with(
            List.of(
                session.text("keys.keep.yes"),
                session.text("keys.keep.again"),
                session.text("keys.keep.other")));
  }
}
