package org.imagewizard.cli.text;

import java.util.List;

/**
 * One question of the wizard.
 *
 * @param lines the question itself; its last line ends in a question mark
 * @param options numbered from 1; empty when the answer is free
 * @param fallback what an empty answer means; empty when there is no default
 * @param shown the default as the person sees it in brackets; empty for {@code fallback} itself
 * @param help what {@code ?} says
 * @param back whether there is something to go back to
 */
record Question(
    List<String> lines,
    List<String> options,
    String fallback,
    String shown,
    String help,
    boolean back) {
  Question {
    lines = List.copyOf(lines);
    options = List.copyOf(options);
  }

  static Question of(String line, String help) {
    return new Question(List.of(line), List.of(), "", "", help, true);
  }

  Question with(List<String> next) {
    return new Question(lines, next, next.isEmpty() ? fallback : "1", shown, help, back);
  }

  Question or(String next) {
    return new Question(lines, options, next, shown, help, back);
  }

  /** Another word in the brackets than the answer itself, "accept" for example. */
  Question show(String word) {
    return new Question(lines, options, fallback, word, help, back);
  }

  Question noBack() {
    return new Question(lines, options, fallback, shown, help, false);
  }

  boolean hasDefault() {
    return !fallback.isEmpty() || !shown.isEmpty();
  }
}
