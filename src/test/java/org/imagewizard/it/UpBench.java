package org.imagewizard.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.imagewizard.bench.Benchmark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How long the start of all services takes, and what following them costs. */
class UpBench {
  private static final int ROUNDS = 3;

  private static final int REQUESTS = 5;

  /** What proves by hand, after Compose, what ours proves: every container asked for its page. */
  private static final String ASK_ALL =
      """
      set -e
      docker compose ps -q | xargs docker inspect -f \
        '{{range .NetworkSettings.Networks}}{{.IPAddress}} {{end}}\
      {{with index .Config.Labels "ca.mcgill.a11y.image.port"}}{{.}}{{else}}80{{end}}' |
        xargs -P 8 -L 1 sh -c \
          'until curl -sf -m 2 -o /dev/null "http://$0:$1/health"; do sleep 0.1; done; echo "$0 answers"'
      """;

  @TempDir Path folder;

  @Test
  void everyServiceOfThePracticeStack() throws Exception {
    EngineEnvironment engine = EngineEnvironment.require();
    App app = new App(folder, Map.of("DOCKER_HOST", engine.host()));
    App bare =
        new App(folder, Map.of("DOCKER_HOST", engine.host(), "IMAGE_WIZARD_NO_CACHE", "yes"));
    app.makeStartCache();
    Path dir = folder.resolve("practice");
    String at = dir.toString();
    done(app.run("try", "--yes", "--dir", at));
    try {
      Path plan = Files.copy(dir.resolve("plan.yaml"), folder.resolve("plan.yaml"));
      done(app.run("down", "--dir", at));
      List<Double> compose = new ArrayList<>();
      List<Double> asked = new ArrayList<>();
      List<Double> uncached = new ArrayList<>();
      List<Double> ours = new ArrayList<>();
      for (int round = 0; round < ROUNDS; round++) {
        double started = seconds(() -> compose(engine, dir, "up", "-d"));
        compose.add(started);
        asked.add(started + seconds(() -> askAll(engine, dir)));
        compose(engine, dir, "down");
        uncached.add(seconds(() -> start(bare, plan, at)));
        done(app.run("down", "--dir", at));
        ours.add(seconds(() -> start(app, plan, at)));
        if (round < ROUNDS - 1) {
          done(app.run("down", "--dir", at));
        }
      }
      Benchmark page = new Benchmark("Start of all services");
      page.figure("write and up, every service asked whether it answers", median(ours), "s")
          .beside("docker compose up -d of the same folder, which asks none", median(compose), "s")
          .atMost(1.2);
      page.figure("the same", median(ours), "s")
          .beside(
              "docker compose up -d, then curl until every service answers", median(asked), "s");
      page.figure("the same without our start cache", median(uncached), "s")
          .beside("docker compose up -d", median(compose), "s");
      page.figure("logs --follow of all services, largest resident size", follow(app, dir), "MB")
          .atMost(250);
      page.note(
          "practice stack, images on the engine; medians of "
              + ROUNDS
              + " rounds in turn, two processes of ours in each, with the start cache that an"
              + " installed program has; ours "
              + inWords(ours)
              + ", Compose "
              + inWords(compose));
      page.write();
    } finally {
      app.run("remove", "--yes", "--data", "--dir", at);
    }
  }

  /** The largest resident size while all containers are followed and write, in MB. */
  private double follow(App app, Path dir) throws IOException, InterruptedException {
    Path lines = folder.resolve("lines.txt");
    Process following = app.start(lines, "--json", "logs", "--follow", "--dir", dir.toString());
    try {
      while (following.isAlive() && services(lines) < 41) {
        Thread.sleep(200);
      }
      for (int request = 0; request < REQUESTS; request++) {
        done(app.run("smoke", "--dir", dir.toString()));
      }
      assertThat(following.isAlive()).as("logs --follow ended by itself").isTrue();
      return Files.readAllLines(Path.of("/proc", "" + following.pid(), "status")).stream()
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
          .findFirst()
          .orElseThrow();
    } finally {
      following.destroy();
      following.waitFor();
    }
  }

  private static long services(Path lines) throws IOException {
    try (var all = Files.lines(lines)) {
      return all.map(line -> line.replaceAll(".*\"service\":\"([^\"]+)\".*", "$1"))
          .distinct()
          .count();
    }
  }

  private interface Work {
    void run() throws Exception;
  }

  private static double seconds(Work work) throws Exception {
    long begun = System.nanoTime();
    work.run();
    return (System.nanoTime() - begun) / 1e9;
  }

  private static void start(App app, Path plan, String at) {
    done(app.run("write", "--plan", plan.toString(), "--dir", at));
    done(app.run("up", "--yes", "--dir", at));
  }

  private static void askAll(EngineEnvironment engine, Path dir) throws Exception {
    String said = run(engine, dir, List.of("sh", "-c", ASK_ALL));
    assertThat(said.lines().filter(line -> line.endsWith("answers"))).as(said).hasSize(41);
  }

  private static void compose(EngineEnvironment engine, Path dir, String... arguments)
      throws Exception {
    List<String> command = new ArrayList<>(List.of("docker", "compose"));
    command.addAll(List.of(arguments));
    run(engine, dir, command);
  }

  private static String run(EngineEnvironment engine, Path dir, List<String> command)
      throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(dir.toFile())
            .redirectErrorStream(true)
            .redirectOutput(dir.resolveSibling("compose.txt").toFile());
    builder.environment().put("DOCKER_HOST", engine.host());
    int exit = builder.start().waitFor();
    String said = Files.readString(dir.resolveSibling("compose.txt"));
    assertThat(exit).as(said).isZero();
    return said;
  }

  private static void done(App.Result result) {
    assertThat(result.exit()).as(result.out() + result.err()).isZero();
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }

  private static String inWords(List<Double> seconds) {
    return String.join(" ", seconds.stream().map(s -> Math.round(s) + " s").toList());
  }
}
