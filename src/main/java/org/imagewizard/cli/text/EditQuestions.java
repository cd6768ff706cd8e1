package org.imagewizard.cli.text;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.imagewizard.cli.session.Session;
import org.imagewizard.cli.session.Wrap;
import org.imagewizard.cli.view.HandEditsView;
import org.imagewizard.render.Conflict;
import org.imagewizard.render.Edits;
import org.imagewizard.render.Edits.Side;
import org.imagewizard.render.RenderedFile;

/** Whose lines are written where a person and the plan changed the same ones, place by place. */
final class EditQuestions {
  private final Conversation conversation;
  private final Session session;

  EditQuestions(Conversation conversation) {
    this.conversation = conversation;
    this.session = conversation.session();
  }

  /** Asks nothing where there is no conflict; empty to go back. */
  Optional<Edits> ask(Path folder, List<RenderedFile> files) {
    List<Conflict> places =
        Edits.MERGE.undecided(session.desk().outcome(folder, files, Edits.KEEP).edited());
    if (places.isEmpty()) {
      return Optional.of(Edits.MERGE);
    }
    session.say("review.edited.head", places.size(), Wrap.keep(folder));
    // One for each place that was passed, so that going back takes the last answer back.
    List<Edits> answers = new ArrayList<>(List.of(Edits.MERGE));
    while (answers.size() <= places.size()) {
      Edits sofar = answers.getLast();
      int at = answers.size() - 1;
      Optional<Integer> choice = choose(places, at);
      if (choice.isEmpty()) {
        answers.removeLast();
        if (answers.isEmpty()) {
          return Optional.empty();
        }
        continue;
      }
      switch (choice.get()) {
        case 1 -> answers.add(sofar.with(places.get(at), Side.YOURS));
        case 2 -> answers.add(sofar.with(places.get(at), Side.PLAN));
        case 3 -> {
          return Optional.of(rest(sofar, places.subList(at, places.size()), Side.YOURS));
        }
        case 4 -> {
          return Optional.of(rest(sofar, places.subList(at, places.size()), Side.PLAN));
        }
        default -> {
          return Optional.of(Edits.REPLACE);
        }
      }
    }
    return Optional.of(answers.getLast());
  }

  private Optional<Integer> choose(List<Conflict> places, int at) {
    Conflict place = places.get(at);
    new HandEditsView(session).print(place);
    return conversation.choose(
        Question.of(
                session.text("review.edited", (long) at + 1, (long) places.size(), place.id()),
                session.text("review.edited.help"))
            .with(
                List.of(
                    session.text("review.edited.keep"),
                    session.text("review.edited.plan"),
                    session.text("review.edited.keep-all"),
                    session.text("review.edited.plan-all"),
                    session.text("review.edited.replace"))));
  }

  private static Edits rest(Edits sofar, List<Conflict> places, Side side) {
    Edits next = sofar;
    for (Conflict place : places) {
      next = next.with(place, side);
    }
    return next;
  }
}
