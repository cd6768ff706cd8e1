package org.imagewizard.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipFile;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.base.secret.Redactor;
import org.imagewizard.base.secret.Secret;
import org.imagewizard.deploy.Deployment;
import org.imagewizard.docker.FakeEngine;
import org.imagewizard.plan.LockFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A report tells everything but what must stay here. */
class ReportTest {
  private static final String CANARY = "canary+7f3a/9d==x";

  @TempDir Path folder;
  private final Redactor redactor = new Redactor();
  private final FakeEngine engine = new FakeEngine();

  private Report full() throws IOException {
    redactor.know(new Secret(CANARY));
    Files.createDirectories(folder.resolve("config"));
    Files.writeString(folder.resolve("compose.yaml"), "services: {}\n");
    Files.writeString(
        folder.resolve("config/llm.env"), "# the model\nLLM_API_KEY=" + CANARY + "\nEMPTY=\n");
    String encoded = Base64.getEncoder().encodeToString(CANARY.getBytes(StandardCharsets.UTF_8));
    String id = engine.run("image-it", "orchestrator", "o");
    engine.print(id, "stdout", "started with " + CANARY + " and " + encoded);
    engine.print(id, "stdout", "POST /render data:image/png;base64," + "iVBORw0KGgo".repeat(9));
    Path log = folder.resolve("wizard.log");
    Files.writeString(log, "INFO key " + CANARY + "\n");
    Deployment deployment = new Deployment(folder, org.imagewizard.it.Plans.empty("it"));
    return new Report(redactor::redact)
        .add("versions.txt", "IMAGE Wizard\n")
        .folder(deployment)
        .engine(engine, "image-it")
        .wizardLog(Optional.of(log));
  }

  @Test
  void itHoldsTheFilesTheLogsAndNoKey() throws IOException {
    List<ReportEntry> entries = full().entries();

    assertThat(entries)
        .extracting(ReportEntry::path)
        .containsExactly(
            "README.txt",
            "versions.txt",
            "folder/compose.yaml",
            "folder/wizard.log",
            "folder/config/llm.env",
            "engine.txt",
            "logs/image-it-orchestrator-1.log",
            "wizard.log");
    String encoded = Base64.getEncoder().encodeToString(CANARY.getBytes(StandardCharsets.UTF_8));
    for (ReportEntry entry : entries) {
      assertThat(entry.text())
          .as(entry.path())
          .doesNotContain(CANARY, encoded, "canary", "iVBORw0KGgoiVBORw0KGgo");
    }
    assertThat(entries)
        .filteredOn(one -> one.path().endsWith("llm.env"))
        .extracting(ReportEntry::text)
        .containsExactly("# the model\nLLM_API_KEY=[set, 17 characters]\nEMPTY=\n");
  }

  /** A value that was broken over lines, or stands where a name goes. */
  @Test
  void aBrokenEnvFileShowsNoneOfItsValue() {
    assertThat(Discretion.namesOnly("KEY: canary-a\n  canaryB=$\nexport KEY=abc\ncanary\n"))
        .isEqualTo(
            "[a line that sets nothing, 13 characters]\n"
                + "[a line that sets nothing, 11 characters]\n"
                + "export KEY=[set, 3 characters]\n[a line that sets nothing, 6 characters]\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "OPENAI_API_KEY=abc123def456 | abc123def456",
        "  MY_TOKEN: 'abc123def456' | abc123def456",
        "Authorization: Bearer abc123def456ghi | abc123def456ghi",
        "http://user:hunter22@host/x | hunter22",
        "GET /maps?key=abc123def456&q=x | abc123def456",
        "used sk-abcdefgh12345678 today | sk-abcdefgh12345678",
        "{\"password\": \"hunter22\"} | hunter22",
      })
  void whatLooksLikeASecretGoesAlthoughNobodyToldIt(String text, String secret) {
    assertThat(new Discretion(one -> one).clean(text)).doesNotContain(secret).contains("hidden");
  }

  @ParameterizedTest
  @CsvSource({
    "LLM_API_KEY=${LLM_API_KEY}",
    "tokens per second",
    "REGISTRY_TAG=unstable",
    "memcached:11211",
    "http://127.0.0.1:8080/render"
  })
  void whatHelpsStays(String text) {
    assertThat(new Discretion(one -> one).clean(text)).isEqualTo(text);
  }

  @Test
  void theFileIsItsOwnersAloneAndNothingElseIsReplaced() throws IOException {
    Path zip = folder.resolve("out/report.zip");
    List<ReportEntry> entries = full().entries();
    ReportZip.write(zip, entries);
    ReportZip.write(zip, entries);

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(zip)))
        .isEqualTo("rw-------");
    try (ZipFile file = new ZipFile(zip.toFile())) {
      assertThat(file.size()).isEqualTo(entries.size());
      assertThat(file.getEntry("README.txt")).isNotNull();
    }
    Path letter = Files.writeString(folder.resolve("letter.txt"), "dear");
    assertThatThrownBy(() -> ReportZip.write(letter, entries))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("letter.txt");
    assertThat(letter).hasContent("dear");
  }

  @Test
  void aLockInTheFolderIsPartOfIt() throws IOException {
    Files.writeString(folder.resolve(LockFile.NAME), new LockFile(java.util.Map.of()).write());

    assertThat(full().entries()).extracting(ReportEntry::path).contains("folder/lock.yaml");
  }
}
