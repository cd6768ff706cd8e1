package org.imagewizard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.imagewizard.base.text.Messages;
import org.imagewizard.cli.session.Sentence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The text wizard in a real terminal, as a screen reader gets it. At each question the person asks
 * for help and the command, and goes back once before answering it.
 */
@Timeout(value = 15, unit = TimeUnit.MINUTES)
class PtyIT {
  private static final String KEY = "sk-canary-5f2d";

  /** Everything but printable characters and the ends of lines: no cursor, no colour, no bell. */
  private static final Pattern TRICKS = Pattern.compile("[\\p{Cntrl}&&[^\\r\\n]]|\\r(?!\\n)");

  @TempDir Path home;

  private Pty terminal(String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                System.getProperty("java.home") + "/bin/java",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                PtyProgram.class.getName()));
    command.addAll(List.of(arguments));
    return Pty.of(home, command);
  }

  /** Question by key and arguments, in the order in which they first come, with its answer. */
  private static Map<String, String> answers(Messages messages) {
    Map<String, String> answers = new LinkedHashMap<>();
    answers.put("1 " + messages.get("start.ask"), "1");
    answers.put("1 " + messages.get("start.name"), "my-lab");
    answers.put("2 " + messages.get("text.what-next"), "1");
    answers.put("2 " + messages.get("fix.ask"), "1");
    answers.put("3 " + messages.get("services.model"), "");
    answers.put("3 " + messages.get("services.ask"), "");
    answers.put("4 LLM_URL", "https://llm.test/v1");
    answers.put("4 LLM_API_KEY", KEY);
    answers.put("4 LLM_MODEL", "");
    answers.put("4 GOOGLE_PLACES_KEY", "s");
    answers.put("5 " + messages.get("version.ask"), "");
    answers.put("6 " + messages.get("network.ask"), "");
    answers.put("6 " + messages.get("network.others", 8), "");
    answers.put("7 " + messages.get("review.ask"), "1");
    answers.put("8 " + messages.get("text.what-next"), "1");
    return answers;
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "fr"})
  void everyQuestionHelpsAndGoesBackAndNothingIsEverRedrawn(String language) throws Exception {
    // A terminal gets ordinary blanks, once the lines are broken.
    Messages messages =
        Messages.load(Sentence.BUNDLE, Locale.of(language))
            .changed(text -> text.replace('\u00a0', ' '));
    Map<String, String> answers = answers(messages);
    Set<String> seen = new HashSet<>();
    try (Pty terminal = terminal("--lang", language)) {
      Walk walk = new Walk(terminal, messages, answers.keySet());
      while (walk.next()) {
        String question = walk.question();
        if (seen.add(question)) {
          walk.helps();
          if (walk.goesBack()) {
            continue;
          }
        }
        terminal.type(answers.get(question));
        if (question.startsWith("7 ")) {
          hearTheState(terminal, messages);
        }
      }
      assertThat(terminal.exit()).as(terminal.shown()).isZero();
      assertThat(seen).isEqualTo(answers.keySet());
      assertThat(TRICKS.matcher(terminal.shown()).results().map(m -> m.group())).isEmpty();
      assertThat(terminal.shown()).doesNotContain(KEY);
      assertThat(terminal.shown().replaceAll("\\s+", " ")).contains(messages.get("run.works"));
      assertThat(terminal.shown().lines())
          .filteredOn(line -> !line.contains(home.toString()))
          .allMatch(line -> line.length() <= 80);
    }
  }

  /** Enter while the server starts tells how far it is; then the start goes on. */
  private void hearTheState(Pty terminal, Messages messages) throws Exception {
    String enter = messages.get("run.enter");
    terminal.await(text -> text.contains(enter));
    terminal.type("");
    String now = messages.get("progress.now", "|", 0, 0, "").split("\\|", 2)[0];
    assertThat(terminal.await(text -> text.contains(now))).contains(now);
    Files.createFile(home.resolve(PtyProgram.GO_ON));
  }

  @Test
  void leavingIsAskedOnceAndCtrlCLeavesAtOnce() throws Exception {
    Messages messages = Messages.load(Sentence.BUNDLE, Locale.ENGLISH);
    try (Pty terminal = terminal("text")) {
      Walk walk = new Walk(terminal, messages, answers(messages).keySet());
      walk.next();
      terminal.type("q");
      terminal.await(text -> text.endsWith(messages.get("text.leave.prompt") + " "));
      terminal.type("");
      assertThat(terminal.exit()).isEqualTo(130);
    }
    try (Pty terminal = terminal("text")) {
      new Walk(terminal, messages, answers(messages).keySet()).next();
      terminal.press("\u0003");
      assertThat(terminal.exit()).isEqualTo(130);
    }
    try (Stream<Path> left = Files.list(home)) {
      assertThat(left.map(file -> file.getFileName().toString())).doesNotContain("image");
    }
  }

  /** The packaged program: no display is named, so it asks here, and says why. */
  @Test
  void thePackageAsksWhereThereIsNoDisplay() throws Exception {
    Messages messages = Messages.load(Sentence.BUNDLE, Locale.ENGLISH);
    Path program = Path.of("target/app/bin/image-wizard").toAbsolutePath();
    try (Pty terminal = Pty.of(home, List.of(program.toString()))) {
      Walk walk = new Walk(terminal, messages, answers(messages).keySet());
      walk.next();
      walk.helps();
      assertThat(terminal.shown()).contains(messages.get("text.no-display"));
      terminal.press("\u0003");
      assertThat(terminal.exit()).isEqualTo(130);
      assertThat(TRICKS.matcher(terminal.shown().replace("^C", "")).results()).isEmpty();
    }
  }
}
