package org.imagewizard.cli.text;

import java.util.Optional;
import java.util.function.Function;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.base.secret.Secret;
import org.imagewizard.cli.session.Sentence;
import org.imagewizard.cli.session.Session;
import org.imagewizard.cli.session.Wrap;

/**
 * Asks questions. Every one knows {@code ?}, {@code b}, {@code c} and {@code q}; an empty answer
 * takes the default; the end of the input leaves.
 */
final class Conversation {
  private final Session session;
  private String command = "";

  Conversation(Session session) {
    this.session = session;
  }

  Session session() {
    return session;
  }

  /** The command line that {@code c} shows. */
  void command(String equivalent) {
    command = equivalent;
  }

  /** The number of the option taken; empty to go back. */
  Optional<Integer> choose(Question question) {
    return ask(question, answer -> number(question, answer)).map(Integer::parseInt);
  }

  private Optional<String> number(Question question, String answer) {
    int last = question.options().size();
    if (answer.matches("\\d{1,3}")) {
      int number = Integer.parseInt(answer);
      if (number >= 1 && number <= last) {
        return Optional.empty();
      }
    }
    return Optional.of(session.text("text.not-in-list", answer, (long) last));
  }

  /**
   * A free answer; empty to go back.
   *
   * @param mistake what is wrong with an answer, as a sentence
   */
  Optional<String> ask(Question question, Function<String, Optional<String>> mistake) {
    show(question);
    while (true) {
      Optional<String> given = session.yes() ? Optional.of("") : read(question);
      String answer = given.orElseThrow(Conversation::left).strip();
      if (answer.isEmpty() && question.hasDefault()) {
        return Optional.of(question.fallback());
      }
      switch (word(question, answer)) {
        case BACK -> {
          return Optional.empty();
        }
        case SAID -> {}
        case ANSWER -> {
          Optional<String> wrong = mistake.apply(answer);
          if (wrong.isEmpty()) {
            return Optional.of(answer);
          }
          session.print(wrong.get());
        }
      }
    }
  }

  /** A key; blank for an empty answer, empty to go back. One letter is never a key. */
  Optional<Secret> secret(Question question) {
    show(question);
    while (true) {
      Secret answer =
          session.yes()
              ? new Secret("")
              : session.terminal().readSecret(prompt(question)).orElseThrow(Conversation::left);
      String letter = answer.length() == 1 ? answer.reveal() : "";
      if (letter.isEmpty()) {
        return Optional.of(answer);
      }
      switch (word(question, letter)) {
        case BACK -> {
          return Optional.empty();
        }
        case SAID -> {}
        case ANSWER -> {
          return Optional.of(answer);
        }
      }
    }
  }

  private enum Heard {
    BACK,
    SAID,
    ANSWER
  }

  /** The letters that mean the same everywhere. */
  private Heard word(Question question, String answer) {
    switch (answer) {
      case "" -> session.say("text.needed");
      case "?" -> {
        session.item(session.text("text.help", question.help()));
        show(question);
      }
      case "b", "B" -> {
        if (question.back()) {
          return Heard.BACK;
        }
        session.say("text.no-back");
      }
      case "c", "C" -> session.print(Wrap.keep(command));
      case "q", "Q" -> {
        if (leaves()) {
          throw left();
        }
        show(question);
      }
      default -> {
        return Heard.ANSWER;
      }
    }
    if (session.yes()) {
      throw new ProblemException(
          Problem.input(
              "text.no-default", Sentence.of("text.no-default", question.lines().getLast())));
    }
    return Heard.SAID;
  }

  private boolean leaves() {
    session.say("text.leave");
    String answer =
        session.terminal().read(session.text("text.leave.prompt")).orElseThrow(Conversation::left);
    return answer.isBlank()
        || answer.strip().equalsIgnoreCase(session.text("consent.yes"))
        || answer.strip().equalsIgnoreCase(session.text("consent.yes.letter"));
  }

  private static ProblemException left() {
    return new ProblemException(Problem.cancelled());
  }

  private void show(Question question) {
    question.lines().forEach(session::print);
    int number = 1;
    int width = String.valueOf(question.options().size()).length();
    for (String option : question.options()) {
      String head = " ".repeat(width - String.valueOf(number).length()) + number + ".";
      session.item(Wrap.keep(head) + " " + option);
      number++;
    }
  }

  private Optional<String> read(Question question) {
    return session.terminal().read(prompt(question));
  }

  private String prompt(Question question) {
    String fallback = question.shown().isEmpty() ? question.fallback() : question.shown();
    String start =
        fallback.isEmpty()
            ? session.text("text.answer")
            : session.text("text.answer.default", fallback);
    return session.text(question.back() ? "text.prompt.back" : "text.prompt", start);
  }
}
