package org.imagewizard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.imagewizard.base.text.Messages;

/** From question to question of the text wizard, knowing them by what the terminal shows. */
final class Walk {
  private final Pty terminal;
  private final Messages messages;

  /** Each as the number of its step and a part of its text. */
  private final Set<String> questions;

  private final List<String> prompts;
  private final Pattern step;
  private int number;
  private String came = "";
  private String question = "";

  Walk(Pty terminal, Messages messages, Set<String> questions) {
    this.terminal = terminal;
    this.messages = messages;
    this.questions = questions;
    this.prompts =
        List.of(messages.get("text.prompt", "") + " ", messages.get("text.prompt.back", "") + " ");
    this.step = Pattern.compile("^" + messages.get("text.step", "(\\d)", ""), Pattern.MULTILINE);
  }

  /** Waits for the next question; false when the program has ended. */
  boolean next() throws InterruptedException {
    came = terminal.await(text -> prompts.stream().anyMatch(text::endsWith));
    number =
        step.matcher(terminal.shown()).results().mapToInt(Walk::digit).reduce(0, (a, last) -> last);
    boolean asks = prompts.stream().anyMatch(came::endsWith);
    question = asks ? known() : "";
    return asks;
  }

  private static int digit(MatchResult match) {
    return Integer.parseInt(match.group(1));
  }

  /** The last question that was shown. */
  private String known() {
    String flat = came.replaceAll("\\s+", " ");
    String last = "";
    int at = -1;
    for (String one : questions) {
      int found = flat.lastIndexOf(one.substring(2));
      if (one.startsWith(number + " ") && found > at) {
        at = found;
        last = one;
      }
    }
    assertThat(last).as("a question that nobody expects:\n" + came).isNotEmpty();
    return last;
  }

  String question() {
    return question;
  }

  /** Asks for help, and for the command; the question stays. */
  void helps() throws InterruptedException {
    String before = question;
    terminal.type("?");
    next();
    assertThat(came).contains(messages.get("text.help", ""));
    assertThat(question).isEqualTo(before);
    terminal.type("c");
    assertThat(terminal.await(text -> prompts.stream().anyMatch(text::endsWith)))
        .contains("image-wizard");
  }

  /**
   * Goes back where there is something before.
   *
   * @return whether there is
   */
  boolean goesBack() throws InterruptedException {
    String before = question;
    boolean back = came.endsWith(prompts.getLast());
    // The first question, and those of a server that runs.
    assertThat(back).as(before).isNotEqualTo(before.matches("8 .*|1 " + first()));
    if (back) {
      terminal.type("b");
    }
    return back;
  }

  private String first() {
    return Pattern.quote(messages.get("start.ask"));
  }
}
