package org.imagewizard.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.imagewizard.cli.session.Output;
import org.imagewizard.wizard.Window;

/** One run of the command line on a fake desk. */
final class Run {
  private static final ObjectMapper JSON = new ObjectMapper();

  final FakeDesk desk;
  private final Path home;
  private List<String> answers = List.of();
  private boolean interactive;
  private boolean display;

  Run(FakeDesk desk, Path home) {
    this.desk = desk;
    this.home = home;
  }

  /** A person who gives these answers, then nothing more. */
  Run person(String... lines) {
    interactive = true;
    answers = List.of(lines);
    return this;
  }

  Run input(String... lines) {
    answers = List.of(lines);
    return this;
  }

  Run withDisplay() {
    display = true;
    return this;
  }

  record Result(int exit, String out, String err, int answersLeft) {
    JsonNode json() {
      return parse(out);
    }

    List<JsonNode> jsonLines() {
      return out.lines().map(Result::parse).toList();
    }

    private static JsonNode parse(String text) {
      try {
        return JSON.readTree(text);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  Result of(String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Output shown = new Output(new PrintStream(out, true, StandardCharsets.UTF_8));
    Script script = new Script(shown, interactive, answers);
    Window window =
        new Window() {
          private boolean prepared;

          @Override
          public void prepare() {
            prepared = true;
          }

          @Override
          public int open(Opening how) {
            shown.line(how + (prepared ? ", prepared" : ""));
            return 0;
          }

          @Override
          public boolean possible() {
            return display;
          }

          @Override
          public boolean speaks() {
            return false;
          }
        };
    Cli cli =
        new Cli(
            context -> desk,
            window,
            shown,
            new Output(new PrintStream(err, true, StandardCharsets.UTF_8)),
            script,
            Map.of("HOME", home.toString()));
    int exit = cli.run(args);
    return new Result(
        exit,
        out.toString(StandardCharsets.UTF_8),
        err.toString(StandardCharsets.UTF_8),
        script.left());
  }
}
