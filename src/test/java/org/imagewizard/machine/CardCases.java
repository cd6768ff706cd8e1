package org.imagewizard.machine;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.imagewizard.docker.Engine;
import org.imagewizard.docker.FakeEngine;
import org.imagewizard.docker.FakeLabels;
import org.imagewizard.docker.StubEngine;

/** How each finding on graphics cards comes about. */
final class CardCases {
  private static final Machine STAND_IN =
      new Machine(
          "rtx.yaml",
          32_000,
          25_000,
          16,
          200_000,
          List.of(new Gpu(0, "", "RTX 3070", 8192, 0, false, List.of())));

  private CardCases() {}

  static void add(Cases cases) {
    cards(cases);
    requests(cases);
    running(cases);
  }

  private static void cards(Cases cases) {
    cases.when(FindingKind.DRIVER_OK, Scene::card);
    cases.when(FindingKind.DRIVER_NO_CARD, s -> s);
    cases.when(FindingKind.DRIVER_OTHER_CARD, s -> s.bus("0x1002"));
    cases.when(FindingKind.DRIVER_STAND_IN, s -> s.standIn(STAND_IN));
    cases.when(FindingKind.DRIVER_REMOTE, s -> s.remote("tcp://lab:2375"));
    cases.when(FindingKind.DRIVER_MISSING, s -> s.bus("0x10de"));
    cases.when(
        FindingKind.DRIVER_NOUVEAU,
        s -> {
          s.bus("0x10de");
          Files.createSymbolicLink(
              s.host.host().at("/sys/bus/pci/devices/0000:01:00.0/driver"),
              Path.of("../../../bus/pci/drivers/nouveau"));
          return s;
        });
    cases.when(
        FindingKind.DRIVER_MISMATCH,
        s -> s.card().bus("0x10de").file("/sys/module/nvidia/version", "560.35.03\n"));
    cases.when(FindingKind.DRIVER_TROUBLE, s -> s.card("[N/A], [N/A], No", "550.120"));
    // The library answers and counts no card, which no program in a script can say.
    cases.given(
        FindingKind.DRIVER_BLIND,
        s ->
            GpuChecks.driver(
                new GpuReading(
                    "NVML", "550.120", "", List.of(), Map.of(), Map.of(), List.of(), List.of()),
                new Graphics.Bus(List.of("0000:01:00.0"), List.of(), false, ""),
                Wsl.NONE));
    cases.when(FindingKind.DRIVER_WINDOWS, s -> s.windows("echo blocked; exit 9"));
    String hook = "/usr/bin/nvidia-container-runtime-hook";
    cases.when(FindingKind.TOOLKIT_OK, s -> s.card().executable(hook));
    cases.when(FindingKind.TOOLKIT_NO_CARD, s -> s);
    cases.when(FindingKind.TOOLKIT_ELSEWHERE, s -> s.card().unreachable());
    cases.when(FindingKind.GPU_MEMORY_ELSEWHERE, s -> s.card().unreachable());
    cases.when(FindingKind.GPU_MODE_ELSEWHERE, s -> s.card().remote("tcp://lab:2375"));
    cases.when(FindingKind.TOOLKIT_MISSING, Scene::card);
    cases.when(
        FindingKind.TOOLKIT_OFF_PATH,
        s -> s.card().executable("/usr/local/nvidia/toolkit/nvidia-cdi-hook"));
    cases.when(
        FindingKind.TOOLKIT_LATER,
        s ->
            s.card()
                .executable(hook)
                .file("/var/run/docker.pid", "321")
                .file("/proc/321/comm", "dockerd\n")
                .file("/proc/321/environ", "A=b\0PATH=/sbin:/usr/bin\0")
                .file("/proc/stat", "cpu 1 2\nbtime 1700000000\n")
                .file(
                    "/proc/321/stat",
                    "321 (docker d) S 1 1 1 0 -1 4 0 0 0 0 0 0 0 0 20 0 1 0 1234500 0 0\n"));
    cases.when(FindingKind.CDI_OK, s -> s.card().engine(StubEngine.OF_2025));
    cases.when(FindingKind.CDI_NOT_USED, s -> s.card().engine(StubEngine.OF_2020));
    cases.when(FindingKind.CDI_NO_CARD, s -> s);
    cases.when(FindingKind.CDI_NO_ENGINE, s -> s.card().unreachable());
    cases.when(
        FindingKind.CDI_STALE,
        s ->
            s.card()
                .engine(StubEngine.OF_2025)
                .file(
                    "/etc/cdi/nvidia.yaml",
                    "kind: nvidia.com/gpu\n- hostPath: /usr/lib/libcuda.so.535.183.01\n"));
    cases.when(FindingKind.GPU_MEMORY_FREE, s -> s.card("8192, 4, No", "550.120"));
    cases.when(FindingKind.GPU_MEMORY_BUSY, s -> s.card("8192, 2756, Yes", "550.120"));
    cases.when(FindingKind.GPU_MEMORY_NO_CARD, s -> s);
    cases.when(FindingKind.GPU_MEMORY_NO_DRIVER, s -> s.program("nvidia-smi", "exec sleep 60"));
    cases.when(FindingKind.GPU_MODE_SHARED, s -> s.mode("Default", "[N/A]"));
    cases.when(FindingKind.GPU_MODE_NO_CARD, s -> s);
    cases.when(FindingKind.GPU_MODE_NO_DRIVER, s -> s.program("nvidia-smi", "exec sleep 60"));
    cases.when(FindingKind.GPU_MODE_EXCLUSIVE, s -> s.mode("Exclusive_Process", "Disabled"));
    cases.when(FindingKind.GPU_MODE_PROHIBITED, s -> s.mode("Prohibited", "Disabled"));
    cases.when(FindingKind.GPU_MODE_MIG, s -> s.mode("Default", "Enabled"));
  }

  private static void requests(Cases cases) {
    cases.when(
        FindingKind.REQUEST_OK,
        s ->
            s.card()
                .busybox()
                .engine(new FakeEngine(), gpus -> new Engine.RunResult(0, "nvidia0\n")));
    cases.when(
        FindingKind.REQUEST_TAKEN, s -> s.card().busybox().engine(new FakeEngine(), Cases::done));
    cases.when(FindingKind.REQUEST_NO_CARD, s -> s.engine(new FakeEngine(), Cases::done));
    cases.when(FindingKind.REQUEST_NO_DRIVER, s -> s.program("nvidia-smi", "exec sleep 60"));
    cases.when(FindingKind.REQUEST_NO_ENGINE, Scene::card);
    cases.when(
        FindingKind.REQUEST_KNOWS_NONE,
        s -> s.standIn(STAND_IN).engine(new FakeEngine(), Cases::done));
    cases.when(FindingKind.REQUEST_NO_BUSYBOX, s -> s.card().engine(new FakeEngine(), Cases::done));
    cases.when(
        FindingKind.REQUEST_REFUSED,
        s ->
            s.card()
                .busybox()
                .engine(
                    new FakeEngine(),
                    gpus ->
                        gpus
                            ? Scene.refuse(
                                "could not select device driver \"nvidia\" with capabilities:"
                                    + " [[gpu]]")
                            : Cases.done(false)));
    cases.when(
        FindingKind.REQUEST_REFUSED_OTHERWISE,
        s ->
            s.card()
                .busybox()
                .engine(
                    new FakeEngine(), gpus -> gpus ? Scene.refuse("no way") : Cases.done(false)));
    cases.when(
        FindingKind.REQUEST_EMPTY,
        s -> s.card().busybox().file("/dev/nvidia0", "").engine(new FakeEngine(), Cases::done));
    cases.when(
        FindingKind.REQUEST_FAILED,
        s ->
            s.card()
                .busybox()
                .engine(new FakeEngine(), gpus -> new Engine.RunResult(126, "exec format")));
    cases.when(
        FindingKind.REQUEST_NO_CONTAINER,
        s -> s.card().busybox().engine(new FakeEngine(), gpus -> Scene.refuse("no space left")));
    cases.when(FindingKind.REQUEST_NOT_MADE, s -> s.card().busybox().engine(StubEngine.OF_2020));
    cases.given(
        FindingKind.REQUEST_LATE,
        s -> {
          CountDownLatch hang = new CountDownLatch(1);
          Host host = s.busybox().host.host();
          Engine engine =
              ScriptedEngine.of(
                  new FakeEngine(),
                  gpus -> {
                    try {
                      hang.await();
                    } catch (InterruptedException e) {
                      Thread.currentThread().interrupt();
                    }
                    return Cases.done(gpus);
                  });
          CardTest test = new CardTest(host, new FixList(host), Duration.ofMillis(100));
          Finding finding = test.run(engine, true);
          hang.countDown();
          test.await();
          return finding;
        });
  }

  private static void running(Cases cases) {
    cases.when(FindingKind.KEPT_OK, s -> s.engine(holding(""), Cases::done));
    cases.when(FindingKind.KEPT_NONE, s -> s.card().engine(new FakeEngine(), Cases::done));
    cases.when(FindingKind.KEPT_NO_CARD, s -> s.engine(new FakeEngine(), Cases::done));
    cases.when(FindingKind.KEPT_UNKNOWN, s -> s);
    cases.when(
        FindingKind.KEPT_LOST,
        s ->
            s.engine(
                holding("sh: 1: cannot open /dev/nvidia0: Operation not permitted\n"),
                Cases::done));
  }

  /** An engine with a container that was given a card, and says this of opening it. */
  private static FakeEngine holding(String answer) {
    FakeEngine engine = new FakeEngine();
    engine.run("image", "semantic-segmentation", "s", Map.of(FakeLabels.CARDS, "all"));
    engine.onCommand(command -> new Engine.RunResult(0, answer));
    return engine;
  }
}
