package org.imagewizard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.imagewizard.cli.command.Action;
import org.imagewizard.cli.command.DefaultCommand;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is read without picocli means what picocli would read. */
class PlainWordsTest {
  static Stream<List<String>> plain() {
    return Stream.of(
        List.of("gui"),
        List.of("gui", "--exit-after-first-frame"),
        List.of("gui", "--json"),
        List.of("check"),
        List.of("check", "--json"),
        List.of("--json", "check"),
        List.of("catalog"),
        List.of("catalog", "--json"));
  }

  @ParameterizedTest
  @MethodSource("plain")
  void theWordsAreReadAlike(List<String> words) {
    String[] args = words.toArray(String[]::new);
    Root root = new Root();
    Action read =
        CommandLines.named(root, args).parseArgs(args).asCommandLineList().getLast().getCommand();
    assertThat(CommandLines.plain(args))
        .get()
        .usingRecursiveComparison()
        .isEqualTo(new CommandLines.Plain(read, root));
  }

  @Test
  void noWordLeavesTheChoiceToTheDisplay() {
    assertThat(CommandLines.plain())
        .get()
        .usingRecursiveComparison()
        .isEqualTo(new CommandLines.Plain(new DefaultCommand(false), new Root()));
  }

  @Test
  void everythingElseIsLeftToTheReader() {
    assertThat(CommandLines.plain("")).isEmpty();
    assertThat(CommandLines.plain("gui --exit-after-first-frame")).isEmpty();
    assertThat(CommandLines.plain("gui", "--lang", "fr")).isEmpty();
    assertThat(CommandLines.plain("check", "--machine", "m.yaml")).isEmpty();
    assertThat(CommandLines.plain("check", "--yes")).isEmpty();
    assertThat(CommandLines.plain("check", "--json", "--json")).isEmpty();
    assertThat(CommandLines.plain("status")).isEmpty();
  }
}
