package org.imagewizard.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A key is in its env file and in the containers that read it, and nowhere else, whatever is done
 * with the built application and whatever fails.
 */
class CanaryIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Everything that quoting, escaping and interpolation stumble over, a marker on each side. */
  private static final String LLM =
      "sk-QzLlmHead$QzLlmDollar${QzLlmBrace} it's \"QzLlmQuote\" \\n #QzLlmTail";

  private static final String PLACES = "AIzaQzPlacesHead+/?&=%QzPlacesTail";

  /** Keys that somebody put into the source's own env files by hand. */
  private static final String AZURE = "QzAzureHead0123456789QzAzureTail";

  private final Canaries canaries =
      new Canaries(
          "QzLlmHead",
          "QzLlmDollar",
          "QzLlmBrace",
          "QzLlmQuote",
          "QzLlmTail",
          "QzPlacesHead",
          "QzPlacesTail",
          "QzAzureHead",
          "QzAzureTail",
          "QzHandHead",
          "QzHandTail");

  @TempDir Path home;
  private App app;
  private Path source;
  private Path server;
  private Path given;
  private final AtomicBoolean over = new AtomicBoolean();
  private Thread processes = new Thread();

  @BeforeEach
  void aSourceAndAWatcher() throws IOException {
    EngineEnvironment.require();
    app =
        new App(
            home,
            Map.of(
                "IMAGE_WIZARD_CHECK_LLM_API_KEY", "http://127.0.0.1:1",
                "IMAGE_WIZARD_CHECK_GOOGLE_PLACES_KEY", "http://127.0.0.1:1/no such path"));
    source = Files.createDirectories(home.resolve("source"));
    server = home.resolve("server");
    given = Files.createDirectories(home.resolve("given"));
    Files.writeString(
        source.resolve("docker-compose.yml"),
        """
        services:
          orchestrator:
            image: example.org/lab/orchestrator
            profiles: [lab]
            volumes: ["/var/run/docker.sock:/var/run/docker.sock:ro"]
          graphic-caption:
            image: example.org/lab/caption
            profiles: [lab]
            labels: {ca.mcgill.a11y.image.preprocessor: 1, ca.mcgill.a11y.image.port: 5000}
            env_file: [config/llm.env]
            entrypoint:
              - /bin/busybox
              - sh
              - -c
              - >-
                echo "begin with $$LLM_API_KEY";
                printf %s "$$LLM_API_KEY" | /bin/busybox base64 | /bin/busybox tr -d '\\n'; echo;
                exec /init
          autour-preprocessor:
            image: example.org/lab/autour
            profiles: [lab]
            labels: {ca.mcgill.a11y.image.preprocessor: 1, ca.mcgill.a11y.image.port: 5000}
            env_file: [config/maps.env, config/azure.env]
          motd-handler:
            image: example.org/lab/motd
            profiles: [lab]
            labels: {ca.mcgill.a11y.image.handler: enable}
        networks:
          default: {name: image}
        """);
    Files.createDirectory(source.resolve("config"));
    Files.writeString(source.resolve("config/azure.env"), "AZURE_API_KEY=" + AZURE + "\n");
    Files.writeString(source.resolve(".env"), "COMPOSE_PROFILES=lab\n");
    Files.writeString(given.resolve("llm"), LLM + "\n");
    Files.writeString(given.resolve("broken"), "QzHandHead\nQzHandTail\n");
    processes =
        Thread.ofPlatform()
            .start(
                () -> {
                  while (!over.get()) {
                    canaries.searchProcesses();
                    LockSupport.parkNanos(20_000_000);
                  }
                });
  }

  @AfterEach
  void takeAway() throws InterruptedException {
    over.set(true);
    processes.join();
    if (server != null && Files.exists(server)) {
      App.Result removed = app.run("remove", "--yes", "--data", "--dir", server.toString());
      assertThat(removed.exit()).as(removed.out() + removed.err()).isZero();
    }
  }

  @Test
  void noKeyIsAnywhereElse() throws IOException {
    write();
    start();
    look();
    fail();
    Set<Path> allowed = Set.of(given, source.resolve("config"), server.resolve("config"));
    canaries.searchFiles(home, allowed);

    assertThat(canaries.leaks()).isEmpty();
  }

  /** The keys are where they belong, else nothing of this proves anything. */
  private void write() throws IOException {
    run(1, "import", "--from", source.toString(), "--offline");
    run(1, "import", "--from", source.toString(), "--offline", "--json");
    Path plan = home.resolve("plan.yaml");
    run(
        0,
        ("plan --profile lab --name canary "
                + StandIns.OPTIONS
                + " --from "
                + source
                + " --out "
                + plan)
            .split(" "));
    StandIns.practise(plan, 18_497);
    String[] write = {
      "write",
      "--plan",
      plan.toString(),
      "--dir",
      server.toString(),
      "--diff",
      "--json",
      "--key",
      "LLM_API_KEY=@" + given.resolve("llm"),
      "--key",
      "GOOGLE_PLACES_KEY=-"
    };
    App.Result written = app.runWithInput(PLACES + "\n", write);
    canaries.search("write", written);
    assertThat(written.exit()).as(written.err()).isZero();
    assertThat(Files.readString(server.resolve("config/llm.env"))).contains("QzLlmTail");
    assertThat(Files.readString(server.resolve("config/maps.env"))).contains("QzPlacesTail");
    assertThat(Files.readString(server.resolve("config/azure.env"))).contains(AZURE);

    // A change by hand, so that there is a diff, a merge and a backup.
    Path compose = server.resolve("compose.yaml");
    Files.writeString(compose, Files.readString(compose) + "# by hand\n");
    Files.writeString(
        plan, Files.readString(plan).replace("piiLogging: false", "piiLogging: true"));
    run(0, "write", "--plan", plan.toString(), "--dir", server.toString(), "--diff");
    assertThat(server.resolve(".image-wizard/backup")).isDirectory();

    run(0, "keys", "--dir", server.toString());
    run(0, "keys", "--dir", server.toString(), "--json");
    run(0, "keys", "--dir", server.toString(), "--check");
    run(2, "keys", "--dir", server.toString(), "--set", "LLM_API_KEY=@" + given.resolve("broken"));
  }

  private void start() throws IOException {
    StandIns.make(server);
    run(0, "up", "--dir", server.toString(), "--json");
    run(0, "up", "--dir", server.toString());
    for (String service : List.of("orchestrator", "motd-handler", "graphic-caption")) {
      String inspected = inspect(service);
      if (service.equals("graphic-caption")) {
        assertThat(inspected).contains("QzLlmTail").doesNotContain("QzPlaces", "QzAzure");
      } else {
        canaries.search("docker inspect " + service, inspected);
      }
    }
    assertThat(inspect("autour-preprocessor")).contains("QzPlacesTail", AZURE);
  }

  private void look() throws IOException {
    String dir = server.toString();
    App.Result logs = run(0, "logs", "--dir", dir, "graphic-caption");
    assertThat(logs.out()).contains("begin with [secret]");
    run(0, "logs", "--dir", dir, "--json");
    run(0, "status", "--dir", dir, "--json");
    run(0, "smoke", "--dir", dir);
    run(0, "restart", "graphic-caption", "--dir", dir);
    Path report = home.resolve("report.zip");
    run(0, "report", "--dir", dir, "--yes", "--out", report.toString());
    assertThat(report).exists();
  }

  /** What Compose cannot read it prints, the whole of it or its tail. */
  private void fail() throws IOException {
    Path file = server.resolve("config/llm.env");
    String before = Files.readString(file);
    for (String bad :
        List.of(
            "LLM_API_KEY=\"QzHandHead and QzHandTail\n",
            "LLM_API_KEY='QzHandHead and QzHandTail\n",
            "LLM_API_KEY=QzHandHead${QzHandTail\n",
            "LLM_API_KEY=\"QzHandHead${QzHandTail:\"\n",
            "LLM_API_KEY=QzHandHead$QzHandTail\n",
            "QzHandHead QzHandTail\n",
            "LLM_API_KEY: QzHandHead\n  QzHandTail=$\n")) {
      Files.writeString(file, bad);
      for (String command : List.of("up", "keys")) {
        canaries.search(
            command + " with " + bad.strip(), app.run(command, "--dir", server.toString()));
      }
    }
    // The containers still run with the old key, and print it.
    for (String command : List.of("status", "logs")) {
      canaries.search(command + " at last", app.run(command, "--dir", server.toString()));
    }
    Path report = home.resolve("report-of-a-failure.zip");
    run(0, "report", "--dir", server.toString(), "--yes", "--out", report.toString());
    Files.writeString(file, before);
  }

  private App.Result run(int exit, String... arguments) {
    App.Result result = app.run(arguments);
    canaries.search(arguments[0], result);
    assertThat(result.exit())
        .as(String.join(" ", arguments) + "\n" + result.out() + result.err())
        .isEqualTo(exit);
    return result;
  }

  private static String inspect(String service) throws IOException {
    Process process =
        new ProcessBuilder(
                "sh",
                "-c",
                "docker inspect $(docker ps -aq --filter"
                    + " label=com.docker.compose.project=image-canary --filter"
                    + " label=com.docker.compose.service="
                    + service
                    + ")")
            .start();
    JsonNode found = JSON.readTree(process.getInputStream());
    assertThat(found).hasSize(1);
    return found.toString();
  }
}
