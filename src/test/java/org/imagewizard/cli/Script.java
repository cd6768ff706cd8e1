package org.imagewizard.cli;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.imagewizard.base.secret.Secret;
import org.imagewizard.cli.session.Output;
import org.imagewizard.cli.session.Terminal;

/** Answers written beforehand; what is typed is shown, but for keys. */
final class Script implements Terminal {
  private final Output out;
  private final Deque<String> answers;
  private final boolean interactive;

  Script(Output out, boolean interactive, List<String> answers) {
    this.out = out;
    this.interactive = interactive;
    this.answers = new ArrayDeque<>(answers);
  }

  int left() {
    return answers.size();
  }

  @Override
  public Optional<String> read(String prompt) {
    Optional<String> answer = Optional.ofNullable(answers.poll());
    out.raw(prompt + " <" + answer.orElse("END") + ">");
    return answer;
  }

  @Override
  public Optional<Secret> readSecret(String prompt) {
    out.raw(prompt);
    return Optional.ofNullable(answers.poll()).map(Secret::new);
  }

  @Override
  public Optional<Secret> readAll(String prompt) {
    return readSecret(prompt);
  }

  @Override
  public boolean enterPressed() {
    return false;
  }

  @Override
  public boolean interactive() {
    return interactive;
  }
}
