package org.imagewizard.machine;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.base.task.Cancellation;
import org.imagewizard.base.text.Phrase;
import org.imagewizard.docker.Engine;
import org.imagewizard.docker.EngineFinder;
import org.imagewizard.docker.EngineInfo;
import org.imagewizard.docker.FakeEngine;
import org.imagewizard.docker.Refusal;
import org.imagewizard.docker.StubEngine;

/** A computer to look at: files, programs on PATH, sockets, a registry. Closed with its sockets. */
final class Scene implements AutoCloseable {
  final FakeHost host;
  private final Path folder;
  private final Map<String, String> env = new HashMap<>();
  private final List<AutoCloseable> open = new ArrayList<>();
  private Supplier<EngineFinder.Search> engines;
  private URI registry = URI.create("http://127.0.0.1:1/v2/");
  private int port = 1;
  private boolean elsewhere;
  private Optional<Machine> standIn = Optional.empty();

  Scene(Path folder) throws IOException {
    this.folder = folder;
    this.host =
        new FakeHost(folder)
            .file("/proc/meminfo", "MemTotal: 32768000 kB\nMemAvailable: 20480000 kB\n");
    env.put("XDG_RUNTIME_DIR", Files.createDirectories(folder.resolve("run")).toString());
    engines = () -> finder(Duration.ofSeconds(6)).survey();
  }

  private EngineFinder finder(Duration limit) {
    return StubEngine.finder(env, host.host().home(), host.host().root(), limit);
  }

  Path systemSocket() {
    return host.host().at("/var/run/docker.sock");
  }

  Path podmanSocket() {
    return folder.resolve("run/podman/podman.sock");
  }

  Path desktopSocket() {
    return host.host().home().resolve(".docker/desktop/docker.sock");
  }

  Scene engine(StubEngine.Answers answers) throws IOException {
    return engine(systemSocket(), answers);
  }

  Scene engine(Path socket, StubEngine.Answers answers) throws IOException {
    open.add(StubEngine.at(socket, answers));
    return this;
  }

  Scene socketSaying(String answer) throws IOException {
    open.add(StubEngine.saying(systemSocket(), answer));
    return this;
  }

  Scene limit(Duration limit) {
    engines = () -> finder(limit).survey();
    return this;
  }

  Scene env(String name, String value) {
    env.put(name, value);
    host.env(name, value);
    return this;
  }

  /** An engine behind the port, which does with throw-away containers as the function says. */
  Scene engine(FakeEngine fake, Function<Boolean, Engine.RunResult> containers) {
    engines = () -> SystemCheckTest.answers(ScriptedEngine.of(fake, containers));
    return this;
  }

  /** A place that refuses, for reasons that no test can make when it runs as root. */
  Scene refused(Refusal.Kind kind, boolean explicit) {
    EngineFinder.Attempt attempt =
        new EngineFinder.Attempt(
            "unix:///var/run/docker.sock",
            Phrase.plain("system socket"),
            Optional.of(new Refusal(kind, Phrase.plain("refused"))),
            Optional.empty());
    engines = () -> new EngineFinder.Search(Optional.empty(), List.of(attempt), explicit);
    return this;
  }

  Scene search(Supplier<EngineFinder.Search> search) {
    engines = search;
    return this;
  }

  Scene remote(String endpoint) {
    EngineInfo info =
        new EngineInfo(
            endpoint,
            "27.5.1",
            "1.47",
            "/var/lib/docker",
            "overlay2",
            "2",
            List.of(),
            List.of(),
            List.of(),
            "Ubuntu 24.04",
            "x86_64",
            8,
            16_000,
            0);
    elsewhere = true;
    return engine(new FakeEngine().info(info), gpus -> new Engine.RunResult(0, ""));
  }

  /** Somebody named an engine on another computer, and nothing listens there. */
  Scene unreachable() {
    elsewhere = true;
    return refused(Refusal.Kind.DEAD, true);
  }

  Scene standIn(Machine machine) {
    standIn = Optional.of(machine);
    return this;
  }

  /** A card that nvidia-smi knows, 8 GiB of which 400 MiB are in use. */
  Scene card() {
    return card("8192, 400, No", "550.120");
  }

  Scene card(String memoryAndDisplay, String driver) {
    host.program(
        "nvidia-smi",
        """
        case "$1" in
        --query-gpu=index,uuid*) echo '0, GPU-a, RTX 3070, %s';;
        --query-gpu=driver*) echo %s;;
        *) exit 2;;
        esac\
        """
            .formatted(memoryAndDisplay, driver));
    return this;
  }

  /** Linux inside Windows, which lends NVIDIA's program; it does as the script says. */
  Scene windows(String script) {
    String smi = "/usr/lib/wsl/lib/nvidia-smi";
    host.file("/proc/sys/kernel/osrelease", "5.15.167.4-microsoft-standard-WSL2\n")
        .file("/dev/dxg", "")
        .file("/usr/lib/wsl/lib/libcuda.so.1", "")
        .file(smi, "#!/bin/sh\n" + script + "\n");
    host.host().at(smi).toFile().setExecutable(true);
    return this;
  }

  Scene mode(String mode, String slices) {
    host.program(
        "nvidia-smi",
        """
        case "$1" in
        --query-gpu=index,uuid*) echo '0, GPU-a, RTX 3070, 8192, 4, No';;
        --query-gpu=index,comp*) echo '0, %s, %s';;
        *) exit 2;;
        esac\
        """
            .formatted(mode, slices));
    return this;
  }

  /** A card on the bus. */
  Scene bus(String vendor) {
    host.file("/sys/bus/pci/devices/0000:01:00.0/vendor", vendor + "\n")
        .file("/sys/bus/pci/devices/0000:01:00.0/class", "0x030000\n");
    return this;
  }

  Scene busybox() throws IOException {
    host.file("/bin/.keep", "");
    Files.write(host.host().at("/bin/busybox"), GpuRequestTest.elf(1));
    return this;
  }

  Scene executable(String file) {
    host.file(file, "#!/bin/sh\n");
    host.host().at(file).toFile().setExecutable(true);
    return this;
  }

  Scene file(String absolute, String text) {
    host.file(absolute, text);
    return this;
  }

  Scene folder(String absolute) throws IOException {
    Files.createDirectories(host.host().at(absolute));
    return this;
  }

  Scene program(String name, String script) {
    host.program(name, script);
    return this;
  }

  Scene port(int taken) {
    port = taken;
    return this;
  }

  Scene registry(URI address) {
    registry = address;
    return this;
  }

  /** A registry that answers every request with this head. */
  Scene registrySaying(String head) throws IOException {
    ServerSocket server = new ServerSocket(0);
    open.add(server);
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                while (true) {
                  Socket one = server.accept();
                  one.getOutputStream()
                      .write((head + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
                  one.getOutputStream().flush();
                }
              } catch (IOException e) {
                // Closed by the test.
              }
            });
    registry = URI.create("http://127.0.0.1:" + server.getLocalPort() + "/v2/");
    return this;
  }

  static Engine.RunResult refuse(String words) {
    throw new ProblemException(
        Problem.engine("engine.refused", Phrase.plain("Refused."), List.of(words)));
  }

  SystemCheck system() {
    return new SystemCheck(
        new SystemCheck.Surroundings(
            host.host(),
            engines,
            elsewhere,
            Optional.of(folder.resolve("no-such-library")),
            registry,
            port));
  }

  CheckReport report() {
    return system().run(standIn, one -> {}, new Cancellation());
  }

  Finding look(Check check) {
    CheckReport nothing = new CheckReport(List.of(), new Machine("", 1, 1, 1, 1, List.of()), 0);
    CheckReport report =
        system().again(nothing, Set.of(check.id()), standIn, one -> {}, new Cancellation());
    return report.findings().getFirst();
  }

  @Override
  public void close() throws Exception {
    for (AutoCloseable one : open) {
      one.close();
    }
  }
}
