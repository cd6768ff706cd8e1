package org.imagewizard.cli.session;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.imagewizard.base.problem.ExitStatus;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.base.task.Cancellation;
import org.imagewizard.base.text.Messages;
import org.imagewizard.wizard.Window;

/**
 * One run of the program: what a command works with.
 *
 * @param yes every question is answered with its default
 * @param languageAsked whether the language was asked for, rather than the terminal's
 * @param home the person's folder
 */
public record Session(
    Desk desk,
    Window window,
    Messages messages,
    Output out,
    Output err,
    Terminal terminal,
    Json documents,
    Cancellation cancellation,
    boolean json,
    boolean yes,
    boolean languageAsked,
    Path home,
    Map<String, String> env) {

  public Locale locale() {
    return messages.locale();
  }

  /**
   * A text of the bundle. Numbers other than {@code int} are shown plain, without grouping; an
   * {@code int} is a count, which the bundle's plurals need as a number.
   */
  public String text(String key, Object... arguments) {
    Object[] shown =
        Arrays.stream(arguments)
            .map(value -> value instanceof Integer ? value : value.toString())
            .toArray();
    return messages.get(key, shown);
  }

  /** A sentence for a person; nothing with {@code --json}. */
  public void say(String key, Object... arguments) {
    print(text(key, arguments));
  }

  /** The same for a text that came from elsewhere, its secrets taken out. */
  public void print(String text) {
    if (!json) {
      out.line(desk.redact(text));
    }
  }

  /** The same, later lines moved in. */
  public void item(String text) {
    if (!json) {
      out.hanging(desk.redact(text));
    }
  }

  public void document(Object document) {
    out.raw(documents.write(document));
    out.flush();
  }

  /** Consent to a change: given by {@code --yes}, or asked for. */
  public boolean agreed(String question) {
    if (yes) {
      return true;
    }
    if (json || !terminal.interactive()) {
      throw new ProblemException(Problem.input("consent", Sentence.of("consent.missing")));
    }
    out.line(question);
    String answer = terminal.read(text("consent.prompt")).orElse("").strip();
    return answer.equalsIgnoreCase(text("consent.yes"))
        || answer.equalsIgnoreCase(text("consent.yes.letter"));
  }

  public static ExitStatus status(boolean good) {
    return good ? ExitStatus.DONE : ExitStatus.NOT_AS_IT_SHOULD_BE;
  }
}
