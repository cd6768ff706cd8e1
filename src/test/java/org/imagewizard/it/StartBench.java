package org.imagewizard.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.imagewizard.bench.Benchmark;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How soon the packaged program is there, how large it is, and how much memory it holds. */
class StartBench {
  private static final int ROUNDS = 7;
  private static final String SOFTWARE = "-Dprism.order=sw";
  private static final String UNSEEN = "-Dglass.platform=Headless " + SOFTWARE;
  private static final Path CHECKOUT = Path.of("").toAbsolutePath();

  @TempDir Path folder;

  /** Seconds on the clock and seconds of processor time. */
  private record Took(double wall, double cpu) {}

  @Test
  void thePackagedProgram() throws Exception {
    EngineEnvironment engine = EngineEnvironment.require();
    Path archive = build();
    Path app = folder.resolve("image-wizard");
    run(List.of("tar", "-xf", archive.toString(), "-C", folder.toString()), Map.of());
    run(List.of(app.resolve("bin/image-wizard-cache").toString()), Map.of());
    aServer(app, engine);

    List<String> window = List.of(app + "/bin/image-wizard", "gui", "--exit-after-first-frame");
    List<String> check = List.of(app + "/bin/image-wizard", "check", "--json");
    Map<String, String> unseen = Map.of("IMAGE_WIZARD_JVM_OPTIONS", UNSEEN);
    Map<String, String> host = Map.of("DOCKER_HOST", engine.host());
    Map<String, List<Took>> took = new LinkedHashMap<>();
    List<Double> checks = new ArrayList<>();
    Display screen = Display.open();
    Map<String, String> seen =
        Map.of(
            "IMAGE_WIZARD_JVM_OPTIONS", SOFTWARE, "DISPLAY", screen.name(), "GDK_BACKEND", "x11");
    for (int round = 0; round < ROUNDS; round++) {
      took.computeIfAbsent("bare", _ -> new ArrayList<>()).add(run(bareWindow(SOFTWARE), seen));
      took.computeIfAbsent("seen", _ -> new ArrayList<>()).add(run(window, seen));
      took.computeIfAbsent("unseen bare", _ -> new ArrayList<>())
          .add(run(bareWindow(UNSEEN), Map.of()));
      took.computeIfAbsent("window", _ -> new ArrayList<>()).add(run(window, unseen));
      took.computeIfAbsent("uncached", _ -> new ArrayList<>())
          .add(run(window, with(unseen, "IMAGE_WIZARD_NO_CACHE", "1")));
      took.computeIfAbsent("empty", _ -> new ArrayList<>()).add(run(emptyMain(app), Map.of()));
      took.computeIfAbsent("check", _ -> new ArrayList<>()).add(run(check, host));
      checks.add(
          new ObjectMapper()
              .readTree(Files.readString(folder.resolve("out.txt")))
              .path("seconds")
              .asDouble());
    }
    double onScreen = idle(app, seen);
    screen.close();
    Benchmark page = new Benchmark("Start, size and memory");
    String bare = "bare JavaFX window of that size on the JDK";
    page.figure(
            "window on an X display, first frame drawn and ended, clock",
            median(took, "seen", Took::wall),
            "s")
        .beside(bare, median(took, "bare", Took::wall), "s")
        .atMost(1.0);
    page.figure("the same, processor time", median(took, "seen", Took::cpu), "s")
        .beside(bare, median(took, "bare", Took::cpu), "s")
        .atMost(1.0);
    page.figure("window without a display, clock", median(took, "window", Took::wall), "s")
        .beside(bare, median(took, "unseen bare", Took::wall), "s")
        .atMost(1.0);
    page.figure("window with the start cache, clock", median(took, "window", Took::wall), "s")
        .beside("without it", median(took, "uncached", Took::wall), "s")
        .atMost(0.7);
    page.figure("the same, processor time", median(took, "window", Took::cpu), "s")
        .beside("without it", median(took, "uncached", Took::cpu), "s")
        .atMost(0.7);
    double probes = checks.stream().sorted().toList().get(ROUNDS / 2);
    page.figure("check --json without its probes", median(took, "check", Took::wall) - probes, "s")
        .beside("empty main, same modules", median(took, "empty", Took::wall), "s")
        .atMost(1.5);
    page.figure("archive", Files.size(archive) / 1e6, "MB").atMost(60);
    page.figure("idle window on an X display, resident size", onScreen, "MB").atMost(220);
    page.figure("idle window without a display, resident size", idle(app, unseen), "MB")
        .atMost(220);
    page.note(
        "medians of "
            + ROUNDS
            + " rounds in turn, all windows drawn by software; the X display is in memory; one"
            + " server is listed on the first page");
    page.note("the probes of a check took " + probes + " s by its own word");
    page.write();
  }

  /** From a copy of the checkout: the build that runs the bench stays as it is. */
  private Path build() throws Exception {
    Path copy = Files.createDirectory(folder.resolve("checkout"));
    List<String> command = new ArrayList<>(List.of("cp", "-r"));
    Stream.of(
            "pom.xml",
            "src",
            "templates",
            "assets",
            "installer",
            "LICENSE",
            "README.md",
            "CHANGELOG.md")
        .forEach(name -> command.add(CHECKOUT.resolve(name).toString()));
    command.add(copy.toString());
    run(command, Map.of());
    run(List.of("bash", copy + "/installer/build", "tar"), Map.of("HOME", System.getenv("HOME")));
    try (Stream<Path> made = Files.list(copy.resolve("target/installer"))) {
      return made.filter(file -> file.toString().endsWith(".tar.xz")).findFirst().orElseThrow();
    }
  }

  private static List<String> bareWindow(String options) {
    String jars = CHECKOUT.resolve("target/app/lib/javafx").toString();
    List<String> command = new ArrayList<>(List.of(java(System.getProperty("java.home"))));
    command.addAll(List.of(options.split(" ")));
    command.addAll(List.of("--module-path", jars, "--add-modules", "javafx.controls"));
    command.addAll(List.of("-cp", classes(), BareWindow.class.getName()));
    return command;
  }

  private static List<String> emptyMain(Path app) {
    return List.of(
        java(app.resolve("runtime").toString()),
        "-XX:+UseSerialGC",
        "--add-modules",
        "javafx.controls",
        "-cp",
        classes(),
        EmptyMain.class.getName());
  }

  private static String java(String home) {
    return Path.of(home, "bin/java").toString();
  }

  private static String classes() {
    return Path.of(EmptyMain.class.getProtectionDomain().getCodeSource().getLocation().getPath())
        .toString();
  }

  /** Of somebody who has set a server up, so that the first page has something to find out. */
  private void aServer(Path app, EngineEnvironment engine) throws Exception {
    String program = app + "/bin/image-wizard";
    String plan = folder.resolve("plan.yaml").toString();
    String server = home().resolve("image/lab").toString();
    Map<String, String> host = Map.of("DOCKER_HOST", engine.host());
    run(List.of(program, "plan", "--out", plan), host);
    run(List.of(program, "write", "--plan", plan, "--dir", server), host);
  }

  private Path home() throws IOException {
    return Files.createDirectories(folder.resolve("home"));
  }

  /** MB that an open window holds once it has nothing more to do. */
  private double idle(Path app, Map<String, String> environment) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(app + "/bin/image-wizard", "gui")
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("window.txt").toFile());
    builder.environment().put("HOME", home().toString());
    builder.environment().putAll(environment);
    Process window = builder.start();
    try {
      long before = -1;
      for (long now = ticks(window); now != before || now == 0; now = ticks(window)) {
        before = now;
        Thread.sleep(2000);
      }
      assertThat(window.isAlive()).as("the window closed by itself").isTrue();
      return Files.readAllLines(proc(window, "status")).stream()
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
          .findFirst()
          .orElseThrow();
    } finally {
      window.destroy();
      window.waitFor();
    }
  }

  /** Processor time so far, in tenths of a second: a blinking caret is not work. */
  private static long ticks(Process process) throws IOException {
    String stat = Files.readString(proc(process, "stat"));
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / 10;
  }

  private static Path proc(Process process, String name) {
    return Path.of("/proc", String.valueOf(process.pid()), name);
  }

  private Took run(List<String> command, Map<String, String> environment) throws Exception {
    Path said = folder.resolve("said.txt");
    List<String> timed =
        new ArrayList<>(
            List.of("bash", "-c", "TIMEFORMAT='%R %U %S'; time \"$@\" 2>\"$0\"", said.toString()));
    timed.addAll(command);
    Path times = folder.resolve("times.txt");
    ProcessBuilder builder =
        new ProcessBuilder(timed)
            .directory(folder.toFile())
            .redirectOutput(folder.resolve("out.txt").toFile())
            .redirectError(times.toFile());
    builder.environment().put("HOME", home().toString());
    builder.environment().putAll(environment);
    int exit = builder.start().waitFor();
    boolean verdict = command.contains("check");
    assertThat(exit).as(command + ": " + Files.readString(said)).isIn(0, verdict ? 1 : 0);
    String[] line = Files.readString(times).strip().split("\\s+");
    return new Took(
        Double.parseDouble(line[line.length - 3]),
        Double.parseDouble(line[line.length - 2]) + Double.parseDouble(line[line.length - 1]));
  }

  private static Map<String, String> with(Map<String, String> some, String name, String value) {
    Map<String, String> all = new LinkedHashMap<>(some);
    all.put(name, value);
    return all;
  }

  private static double median(
      Map<String, List<Took>> all, String name, ToDoubleFunction<Took> of) {
    return all.get(name).stream().mapToDouble(of).sorted().toArray()[ROUNDS / 2];
  }
}
