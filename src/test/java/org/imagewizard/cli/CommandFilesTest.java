package org.imagewizard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The manual and the completions tell of every command and option, and the shells take them. */
class CommandFilesTest {
  private static final List<String> ALL =
      List.of(
          "image-wizard.1",
          "image-wizard.fr.1",
          "image-wizard.bash",
          "_image-wizard",
          "image-wizard.fish");

  @TempDir Path folder;

  @BeforeEach
  void written() throws IOException {
    CommandFiles.write(folder, "2026-01-01");
  }

  @Test
  void everyCommandAndOptionIsInEachOfThem() throws IOException {
    for (String file : ALL) {
      String text = Files.readString(folder.resolve(file)).replace("\\-", "-");
      List<String> missing = new ArrayList<>();
      CommandLines.all(new Root())
          .getSubcommands()
          .forEach(
              (name, command) -> {
                if (!text.contains(name)) {
                  missing.add(name);
                }
                Help.own(command).stream()
                    .map(option -> option.names()[0].substring(2))
                    .filter(option -> !text.contains(option))
                    .forEach(missing::add);
              });
      assertThat(missing).as(file).isEmpty();
      assertThat(text).as(file).doesNotContain("[help.", "[man.");
    }
  }

  @Test
  void theManualHasItsSectionsAndNoLineThatRoffWouldTakeForACommand() throws IOException {
    String page = Files.readString(folder.resolve("image-wizard.1"));
    assertThat(page).startsWith(".TH IMAGE-WIZARD 1 \"2026-01-01\"").contains(".SH \"NAME\"");
    assertThat(page.lines().filter(line -> line.startsWith(".")))
        .allMatch(line -> line.matches("\\.(TH|SH|SS|TP|PP|B)( .*)?"));
    assertThat(page.lines().filter(line -> line.startsWith("'"))).isEmpty();
  }

  @Test
  void bashOffersTheCommands() throws IOException, InterruptedException {
    Path bash = Path.of("/bin/bash");
    if (!Files.isExecutable(bash)) {
      System.out.println("SKIPPED: no bash here");
      Assumptions.abort("no bash here");
    }
    String said =
        run(
            bash.toString(),
            "-c",
            "compopt() { :; }; source image-wizard.bash; COMP_WORDS=(image-wizard sta);"
                + " COMP_CWORD=1; _complete_image-wizard; echo \"${COMPREPLY[*]}\"");
    assertThat(said.strip()).isEqualTo("status");
  }

  @Test
  void theSameCommandsGiveTheSameBytes(@TempDir Path again) throws IOException {
    CommandFiles.write(again, "2026-01-01");
    for (String file : ALL) {
      assertThat(again.resolve(file)).hasSameTextualContentAs(folder.resolve(file));
    }
    assertThat(Files.readString(folder.resolve("image-wizard.bash")))
        .doesNotContainPattern("(?m)^# .*20\\d\\d-\\d\\d-\\d\\d");
  }

  @Test
  void aHelpScreenAndTheManualNameTheSameOptions() {
    CommandLine plan = CommandLines.all(new Root()).getSubcommands().get("plan");
    assertThat(Help.own(plan)).extracting(option -> option.names()[0]).contains("--want", "--pin");
    assertThat(Help.own(plan)).extracting(option -> option.names()[0]).doesNotContain("--json");
  }

  private String run(String... command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return said;
  }
}
