package org.imagewizard.cli.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.imagewizard.cli.session.Session;
import org.imagewizard.cli.view.Units;
import org.imagewizard.fit.Limits;
import org.imagewizard.machine.Gpu;
import org.imagewizard.machine.Machine;
import org.imagewizard.wizard.Draft;
import org.imagewizard.wizard.Evaluation;
import org.imagewizard.wizard.Room;
import org.imagewizard.wizard.Room.Choice;
import org.imagewizard.wizard.Room.Kind;

/** How much room the fit counts on: what is free, and what of it stays free. */
final class RoomQuestions {
  private final Conversation conversation;
  private final Session session;
  private final Units units;
  private final Evaluator evaluator;

  RoomQuestions(Conversation conversation, Evaluator evaluator) {
    this.conversation = conversation;
    this.session = conversation.session();
    this.units = new Units(session);
    this.evaluator = evaluator;
  }

  /** One thing that can be changed, as it is now. */
  private record Line(String words, Edit edit) {}

  /** Asks for the change; empty to go back. */
  @FunctionalInterface
  private interface Edit {
    Optional<Limits> ask();
  }

  /** Asks until nothing more is to be changed. */
  Journey ask(Journey journey) {
    Journey now = journey;
    while (true) {
      Evaluation before = now.evaluation().orElseThrow();
      Draft draft = now.draft();
      List<Line> lines = lines(new Room(before.machine(), draft.wishes().limits()));
      List<String> options = new ArrayList<>();
      options.add(session.text("room.done"));
      lines.forEach(line -> options.add(line.words()));
      int choice =
          conversation
              .choose(
                  Question.of(session.text("room.ask"), session.text("room.help")).with(options))
              .orElse(1);
      if (choice == 1) {
        return now;
      }
      Optional<Limits> limits = lines.get(choice - 2).edit().ask();
      if (limits.isPresent()) {
        Draft next = draft.withWishes(draft.wishes().withLimits(limits.get()));
        Evaluation after = evaluator.of(now, next);
        evaluator.changes(before, after);
        now = now.with(next, after);
      }
    }
  }

  private List<Line> lines(Room room) {
    Machine machine = room.machine();
    List<Line> lines = new ArrayList<>();
    for (Gpu gpu : machine.gpus()) {
      String name = session.text("room.card", (long) gpu.index(), gpu.name());
      boolean used = room.uses(gpu);
      lines.add(
          new Line(
              session.text(used ? "room.used" : "room.unused", name),
              () -> Optional.of(room.limits().withGpu(gpu.index(), !used))));
      if (used) {
        for (Kind kind : Kind.values()) {
          lines.add(
              new Line(
                  name + ", " + words(kind, room.picked(gpu, kind)),
                  () ->
                      pick(name, kind, room.card(gpu, kind))
                          .map(choice -> room.pick(gpu, kind, choice))));
        }
      }
    }
    String memory = session.text("room.memory");
    for (Kind kind : Kind.values()) {
      lines.add(
          new Line(
              memory + ", " + words(kind, room.picked(kind)),
              () -> pick(memory, kind, room.memory(kind)).map(choice -> room.pick(kind, choice))));
    }
    return lines;
  }

  private Optional<Choice> pick(String what, Kind kind, List<Choice> choices) {
    List<String> options = choices.stream().map(choice -> words(kind, choice)).toList();
    return conversation
        .choose(
            Question.of(session.text("room.pick", what), session.text("room.help")).with(options))
        .map(number -> choices.get(number - 1));
  }

  private String words(Kind kind, Choice choice) {
    String size = units.memory(choice.mib());
    if (kind == Kind.RESERVE) {
      return session.text(
          choice.size().isEmpty() ? "room.reserve.usual" : "room.reserve.said", size);
    }
    return session.text(
        choice.size().isEmpty()
            ? "room.free.measured"
            : choice.whole() ? "room.free.whole" : "room.free.said",
        size);
  }
}
