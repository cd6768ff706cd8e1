package org.imagewizard.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.base.progress.Progress;
import org.imagewizard.base.task.Cancellation;
import org.imagewizard.docker.FakeEngine;
import org.imagewizard.plan.PlanFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From one computer to the other, and what must not arrive there. */
class BundleTest {
  private static final List<String> IMAGES = List.of("example.org/a:1", "example.org/b:1");

  @TempDir Path temp;
  private final FakeEngine here = new FakeEngine();
  private final FakeEngine there = new FakeEngine();
  private final List<Progress> events = new ArrayList<>();
  private Path server;
  private Path archive;
  private Path arrived;

  @BeforeEach
  void aServer() throws IOException {
    server = Files.createDirectories(temp.resolve("server"));
    archive = temp.resolve("server.bundle");
    arrived = temp.resolve("arrived");
    Files.writeString(
        server.resolve("compose.yaml"),
        "# IMAGE Wizard: x\nservices:\n  a: {image: 'example.org/a:${TAG}'}\n"
            + "  b: {image: 'example.org/b:1'}\n");
    Files.writeString(server.resolve(".env"), "# IMAGE Wizard: x\nDOCKER_GID=4711\nTAG=1\n");
    Files.writeString(
        server.resolve("plan.yaml"), PlanFile.write(org.imagewizard.it.Plans.empty("server")));
    Files.createDirectories(server.resolve("config"));
    Files.writeString(
        server.resolve("config/llm.env"),
        "# IMAGE Wizard: x\n"
            + "LLM_API_KEY=\"canary-1\"\n"
            + "LLM_URL=https://m.example/v1\n"
            + "export OTHER='canary-2'\n"
            + "# LLM_MODEL=\n");
    Files.createDirectories(server.resolve("proxy/certs"));
    Files.writeString(server.resolve("proxy/certs/key.pem"), "canary-3");
    Files.setPosixFilePermissions(
        server.resolve("proxy/certs/key.pem"), PosixFilePermissions.fromString("rw-------"));
    Files.createDirectories(server.resolve(".image-wizard/backup"));
    Files.writeString(server.resolve(".image-wizard/backup/x"), "canary-4");
    Files.createDirectories(server.resolve("logs"));
    Files.writeString(server.resolve("logs/a.log"), "canary-5");
    Files.createSymbolicLink(server.resolve("link.txt"), Path.of("compose.yaml"));
    IMAGES.forEach(image -> here.pull(image, (received, total) -> {}, new Cancellation()));
  }

  @Test
  void imagesAndFolderArriveAndKeysDoNot() throws IOException {
    assertThat(save(false).ok()).isTrue();
    assertThat(load().ok()).isTrue();

    IMAGES.forEach(image -> assertThat(there.imageId(image)).isPresent());
    assertThat(Files.readString(arrived.resolve("compose.yaml")))
        .isEqualTo(Files.readString(server.resolve("compose.yaml")));
    assertThat(Files.readString(arrived.resolve(".env"))).contains("TAG=1").doesNotContain("4711");
    assertThat(Files.readString(arrived.resolve("config/llm.env")))
        .isEqualTo(
            "# IMAGE Wizard: x\n# LLM_API_KEY=\nLLM_URL=https://m.example/v1\n# LLM_MODEL=\n");
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(arrived.resolve("config/llm.env"))))
        .isEqualTo("rw-------");
    assertThat(arrived.resolve("proxy")).doesNotExist();
    assertThat(arrived.resolve("link.txt")).doesNotExist();
    entries().forEach((name, text) -> assertThat(text).as(name).doesNotContain("canary"));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(archive)))
        .isEqualTo("rw-------");
    assertThat(Deployment.open(arrived).plan().name()).isEqualTo("server");
    assertThat(events.toString()).contains("Left out: link.txt", "Keys stay here");
  }

  @Test
  void keysGoAlongWhenSomebodySaysSo() throws IOException {
    save(true);
    load();

    assertThat(Files.readString(arrived.resolve("config/llm.env")))
        .contains("LLM_API_KEY=\"canary-1\"", "canary-2");
    assertThat(arrived.resolve("proxy/certs/key.pem")).hasContent("canary-3");
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(arrived.resolve("proxy/certs/key.pem"))))
        .isEqualTo("rw-------");
  }

  @Test
  void anImageThatStandsByItsDigestIsCalledByATagOfItsOwn() throws IOException {
    String digest = "sha256:" + "0123456789abcdef".repeat(4);
    String pinned = "example.org/a:1@" + digest;
    Files.writeString(
        server.resolve("compose.yaml"),
        "# IMAGE Wizard: x\nservices:\n  a: {image: '" + pinned + "'}\n");
    here.pull(pinned, (received, total) -> {}, new Cancellation());
    save(false);
    load();

    assertThat(arrived.resolve("compose.yaml"))
        .hasContent(
            "# IMAGE Wizard: x\nservices:\n"
                + "  a: {image: 'example.org/a:locked-0123456789abcdef'}\n");
    assertThat(there.imageId("example.org/a:locked-0123456789abcdef")).isPresent();
    assertThat(here.imageId(pinned)).as("stays here").isPresent();
    assertThat(server.resolve("compose.yaml")).content().contains(pinned);
  }

  @Test
  void theSameServerGivesTheSameBytes() throws IOException {
    save(false);
    byte[] first = Files.readAllBytes(archive);
    Files.delete(archive);
    save(false);

    assertThat(Files.readAllBytes(archive)).isEqualTo(first);
  }

  @Test
  void aServerThatIsThereKeepsItsFolder() throws IOException {
    save(false);
    load();
    Files.writeString(arrived.resolve("config/llm.env"), "LLM_API_KEY=mine\n");
    load();

    assertThat(arrived.resolve("config/llm.env")).hasContent("LLM_API_KEY=mine");
    assertThat(events.toString()).contains("The folder is there already");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "images.tar changed",
        "folder/compose.yaml changed",
        "bundle.yaml changed",
        "folder/.env gone",
        "images.tar gone",
        "SHA256SUMS gone",
        "folder/more.txt added",
        "folder/../../outside.txt listed",
        "folder//etc/outside.txt listed",
        "/etc/outside.txt listed",
      })
  void anArchiveThatWasChangedIsRefusedBeforeAnythingHappens(String how) throws IOException {
    save(false);
    Map<String, String> entries = entries();
    String name = how.substring(0, how.lastIndexOf(' '));
    switch (how.substring(how.lastIndexOf(' ') + 1)) {
      case "changed" -> entries.put(name, entries.get(name) + "#");
      case "gone" -> entries.remove(name);
      case "added" -> entries.put(name, "more");
      default -> {
        entries.put(name, "more");
        entries.merge(Bundle.SUMS, sum("more") + "  " + name + "\n", String::concat);
      }
    }
    pack(entries);

    refused("bundle.broken");
  }

  @Test
  void whatIsNoArchiveIsRefused() throws IOException {
    Files.writeString(archive, "hello");
    refused("bundle.broken");

    Files.delete(archive);
    save(false);
    byte[] whole = Files.readAllBytes(archive);
    Files.write(archive, java.util.Arrays.copyOf(whole, whole.length / 2));
    refused("bundle.broken");
  }

  @Test
  void anImageThatIsNotHereIsNamedAndNothingIsLeft() throws IOException {
    here.removeImage(IMAGES.getLast());

    assertThatThrownBy(() -> save(false))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> {
              assertThat(e.problem().kind()).isEqualTo(Problem.Kind.OUTCOME);
              assertThat(e.problem().evidence()).containsExactly("example.org/b:1");
            });
    nothingLeft();
  }

  @Test
  void cancellingLeavesNothing() throws IOException {
    Cancellation cancelled = new Cancellation();
    cancelled.cancel();

    assertThatThrownBy(
            () ->
                new BundleWriter(here, Deployment.open(server), Set.of(), false)
                    .write(archive, events::add, cancelled))
        .isInstanceOf(ProblemException.class);
    nothingLeft();
  }

  private void nothingLeft() throws IOException {
    try (Stream<Path> left = Files.list(temp)) {
      assertThat(left).containsExactly(server);
    }
  }

  private void refused(String id) {
    assertThatThrownBy(this::load)
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.problem().id()).isEqualTo(id));
    assertThat(arrived).doesNotExist();
    assertThat(there.images()).isEmpty();
  }

  private Progress.Done save(boolean withKeys) {
    return new BundleWriter(here, Deployment.open(server), Set.of("LLM_URL"), withKeys)
        .write(archive, events::add, new Cancellation());
  }

  private Progress.Done load() {
    return new BundleReader(archive).load(there, arrived, events::add, new Cancellation());
  }

  private Map<String, String> entries() throws IOException {
    Map<String, String> entries = new LinkedHashMap<>();
    try (ZipFile zip = new ZipFile(archive.toFile())) {
      for (ZipEntry entry : zip.stream().map(ZipEntry.class::cast).toList()) {
        entries.put(
            entry.getName(),
            new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return entries;
  }

  private void pack(Map<String, String> entries) throws IOException {
    try (OutputStream file = Files.newOutputStream(archive);
        ZipOutputStream zip = new ZipOutputStream(file)) {
      for (Map.Entry<String, String> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    }
  }

  private static String sum(String text) {
    return java.util.HexFormat.of()
        .formatHex(Sha256.fresh().digest(text.getBytes(StandardCharsets.UTF_8)));
  }
}
