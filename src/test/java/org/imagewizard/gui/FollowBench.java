package org.imagewizard.gui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.imagewizard.bench.Benchmark;
import org.imagewizard.catalog.Catalog;
import org.imagewizard.catalog.CatalogLoader;
import org.imagewizard.docker.Container;
import org.imagewizard.docker.Engine;
import org.imagewizard.docker.EngineFinder;
import org.imagewizard.docker.Tar;
import org.imagewizard.it.Display;
import org.imagewizard.it.EngineEnvironment;
import org.imagewizard.machine.Busybox;
import org.imagewizard.plan.DeploymentPlan;
import org.imagewizard.plan.PlanFile;
import org.imagewizard.plan.Plans;
import org.imagewizard.plan.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The window while every container of the stack writes: lines, frames and memory. */
class FollowBench {
  private static final String IMAGE = "image-wizard-bench/writer:1";
  private static final String NAME = "follow-bench";
  private static final int SECONDS = Integer.getInteger("follow.seconds", 60);
  private static final int BURST = 49;

  /** From one burst of every service to the next. */
  private static final long REST_NS = TimeUnit.MILLISECONDS.toNanos(100);

  private static final int LINES = SECONDS * 10 * BURST;

  @TempDir Path home;

  @Test
  @Timeout(value = 20, unit = TimeUnit.MINUTES)
  void everyContainerWrites() throws Exception {
    EngineEnvironment environment = EngineEnvironment.require();
    Catalog catalog = new CatalogLoader(Map.of()).bundled();
    DeploymentPlan plan = Plans.everything(catalog, Settings.defaults().withName(NAME));
    Path folder = Files.createDirectories(home.resolve("image").resolve(NAME));
    Files.writeString(folder.resolve("plan.yaml"), PlanFile.write(plan));
    Files.writeString(folder.resolve("compose.yaml"), "services: {}\n");
    Path pipes = Files.createDirectory(home.resolve("pipes"));
    try (Engine engine = new EngineFinder(Optional.of(environment.host())).connect()) {
      byte[] busybox = Busybox.here().orElseThrow();
      engine.importImage(
          new ByteArrayInputStream(new Tar().program("busybox", busybox).toBytes()),
          IMAGE,
          List.of("ENTRYPOINT [\"/busybox\", \"sh\", \"-c\"]"));
      List<String> services = catalog.services().stream().map(one -> one.name()).toList();
      List<OutputStream> writers = new ArrayList<>();
      try (Display display = Display.open()) {
        for (String service : services) {
          start(environment.host(), plan.project(), service, pipes);
          writers.add(Files.newOutputStream(pipes.resolve(service)));
        }
        measure(window(display, services.size()), services, writers, folder.resolve("logs"));
      } finally {
        for (OutputStream writer : writers) {
          writer.close();
        }
        for (Container one : engine.containers(plan.project())) {
          docker(environment.host(), List.of("rm", "-f", one.id()));
        }
        engine.removeImage(IMAGE);
      }
    }
  }

  /** From the moment when every service has said something and the window shows it. */
  private void measure(Process window, List<String> services, List<OutputStream> writers, Path logs)
      throws Exception {
    try (BufferedReader said = new BufferedReader(new InputStreamReader(window.getInputStream()))) {
      write(0, writers);
      assertThat(said.readLine()).isEqualTo("READY");
      long begun = System.nanoTime();
      for (int at = BURST; at < LINES; at += BURST) {
        write(at, writers);
        LockSupport.parkNanos(begun + REST_NS * at / BURST - System.nanoTime());
      }
      double seconds = (System.nanoTime() - begun) / 1e9;
      awaitAll(logs, services);
      window.getOutputStream().close();
      String[] figures = said.readLine().split(" ", 6);
      services.forEach(service -> complete(logs.resolve(service + ".log")));

      Benchmark page = new Benchmark("Logs of all services in the window");
      page.figure(
          services.size() + " containers", services.size() * (LINES - BURST) / seconds, "lines/s");
      page.figure("lines lost or doubled on disk", 0, "").atMost(0);
      page.figure("from one frame to the next, median", Double.parseDouble(figures[0]), "ms");
      page.figure("99 of 100 frames", Double.parseDouble(figures[1]), "ms").atMost(100);
      page.figure("longest time without a frame", Double.parseDouble(figures[2]), "ms").atMost(300);
      page.figure("processor time of the window's thread", Double.parseDouble(figures[3]), "s");
      page.figure("largest resident size", Double.parseDouble(figures[4]), "MB").atMost(400);
      page.note(
          "the X display is in memory and the window drawn by software; the engine and the writers"
              + " take the same processors; the window said: "
              + figures[5]);
      page.write();
    } finally {
      window.destroyForcibly();
    }
  }

  /**
   * The next numbered lines of every container, which only passes them on: what it costs to make
   * them, in 41 programs, is not what is measured.
   *
   * @param from how many there were before
   */
  private static void write(int from, List<OutputStream> writers) throws IOException {
    StringBuilder burst = new StringBuilder();
    for (int line = from + 1; line <= from + BURST; line++) {
      burst.append(line).append(" INFO a line of the usual length, as services write them\n");
    }
    byte[] bytes = burst.toString().getBytes(StandardCharsets.UTF_8);
    for (OutputStream writer : writers) {
      writer.write(bytes);
    }
  }

  private Process window(Display display, int services) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            // As installer/launcher/image-wizard starts the window.
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xmn48m",
            "-Xmx512m",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Dprism.order=sw",
            "-Dtestfx.robot=glass",
            "-cp",
            System.getProperty("java.class.path"),
            FollowWindow.class.getName(),
            home.toString(),
            NAME,
            Integer.toString(services)));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(display.environment());
    return builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }

  private static void awaitAll(Path logs, List<String> services) throws IOException {
    long until = System.nanoTime() + TimeUnit.MINUTES.toNanos(2);
    for (String service : services) {
      Path file = logs.resolve(service + ".log");
      while (!(Files.exists(file) && count(file) >= LINES) && System.nanoTime() < until) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(200));
      }
    }
  }

  private static long count(Path file) throws IOException {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.count();
    }
  }

  /** 1, 2, 3 … to the end. */
  private static void complete(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      long[] last = {0};
      lines.forEach(
          line -> {
            long number = Long.parseLong(line.split(" ", 3)[1]);
            assertThat(number).as(file.getFileName() + ": " + line).isEqualTo(++last[0]);
          });
      assertThat(last[0]).as(file.toString()).isGreaterThanOrEqualTo(LINES);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static void start(String host, String project, String service, Path pipes)
      throws IOException, InterruptedException {
    run(List.of("mkfifo", pipes.resolve(service).toString()));
    String label = "--label=com.docker.compose.";
    docker(
        host,
        List.of(
            "run",
            "-d",
            "--network=none",
            "-v=" + pipes + ":/pipes",
            label + "project=" + project,
            label + "service=" + service,
            IMAGE,
            "/busybox cat /pipes/" + service));
  }

  private static void docker(String host, List<String> arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("docker", "-H", host));
    command.addAll(arguments);
    run(command);
  }

  private static void run(List<String> command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(process.waitFor()).as(String.join(" ", command)).isZero();
  }
}
