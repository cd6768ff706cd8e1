package org.imagewizard.machine;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.imagewizard.base.text.Phrase;
import org.imagewizard.docker.FakeEngine;
import org.imagewizard.docker.StubEngine;

/** How each finding on the computer and its network comes about. */
final class ComputerCases {
  private ComputerCases() {}

  static void add(Cases cases) {
    computers(cases);
    nets(cases);
  }

  private static void computers(Cases cases) {
    cases.when(FindingKind.MEMORY_OK, s -> s);
    cases.when(
        FindingKind.MEMORY_LITTLE,
        s -> s.file("/proc/meminfo", "MemTotal: 4096000 kB\nMemAvailable: 2048000 kB\n"));
    cases.when(FindingKind.MEMORY_UNKNOWN, s -> s.file("/proc/meminfo", "MemTotal: 0 kB\n"));
    cases.when(FindingKind.CPU_OK, s -> s);
    cases.when(FindingKind.CPU_AVX2, s -> s.file("/proc/cpuinfo", "flags : fpu avx avx2\n"));
    cases.when(FindingKind.CPU_NO_AVX2, s -> s.file("/proc/cpuinfo", "flags : fpu avx\n"));
    cases.given(FindingKind.DISK_OK, s -> HostChecks.disk(90_000, OptionalLong.of(400_000)));
    cases.when(
        FindingKind.DISK_LITTLE,
        s -> s.standIn(new Machine("small.yaml", 16_000, 16_000, 8, 30_000, List.of())));
    cases.when(FindingKind.MEMORY_NO_ENGINE, Scene::unreachable);
    cases.when(FindingKind.CPU_NO_ENGINE, Scene::unreachable);
    cases.when(FindingKind.DISK_NO_ENGINE, Scene::unreachable);
    cases.when(FindingKind.LIMITS_ELSEWHERE, Scene::unreachable);
    cases.when(FindingKind.PORT_ELSEWHERE, s -> s.remote("tcp://lab:2375"));
    cases.when(
        FindingKind.SELINUX_ELSEWHERE, s -> s.file("/sys/fs/selinux/enforce", "1").unreachable());
    cases.when(FindingKind.APPARMOR_ELSEWHERE, Scene::unreachable);
    cases.when(FindingKind.DISK_UNKNOWN, s -> s.remote("tcp://lab:2375"));
    cases.when(
        FindingKind.LIMITS_OK, s -> s.file("/proc/sys/fs/inotify/max_user_instances", "1024\n"));
    cases.when(
        FindingKind.LIMITS_LOW, s -> s.file("/proc/sys/fs/inotify/max_user_instances", "16\n"));
    cases.when(FindingKind.LIMITS_UNKNOWN, s -> s);
    cases.when(FindingKind.GIT_OK, s -> s.program("git", "echo git version 2.43.0"));
    cases.when(FindingKind.GIT_NONE, s -> s);
    cases.when(FindingKind.GIT_BROKEN, s -> s.program("git", "echo broken >&2; exit 1"));
    String enforce = "/sys/fs/selinux/enforce";
    cases.when(FindingKind.SELINUX_NONE, s -> s);
    cases.when(FindingKind.SELINUX_WATCHES, s -> s.file(enforce, "0"));
    cases.when(
        FindingKind.SELINUX_NOT_CONTAINERS, s -> s.file(enforce, "1").engine(StubEngine.OF_2024));
    cases.when(
        FindingKind.SELINUX_ENFORCES,
        s ->
            s.file(enforce, "1")
                .engine(StubEngine.OF_2024.with("SecurityOptions", List.of("name=selinux"))));
    String apparmor = "/sys/module/apparmor/parameters/enabled";
    cases.when(FindingKind.APPARMOR_NONE, s -> s.file(apparmor, "N\n"));
    cases.when(
        FindingKind.APPARMOR_NOT_CONTAINERS,
        s -> s.file(apparmor, "Y\n").engine(StubEngine.OF_2024));
    cases.when(
        FindingKind.APPARMOR_CONFINES,
        s ->
            s.file(apparmor, "Y\n")
                .engine(StubEngine.OF_2024.with("SecurityOptions", List.of("name=apparmor"))));
  }

  private static void nets(Cases cases) {
    cases.when(FindingKind.PORT_FREE, s -> s.port(free()));
    cases.given(
        FindingKind.PORT_TAKEN,
        s -> {
          try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return s.port(taken.getLocalPort()).look(Check.PORT);
          }
        });
    String now = "HTTP/1.1 401 X\r\nContent-Length: 0\r\nDate: ";
    cases.when(FindingKind.REGISTRY_OK, s -> s.registrySaying(now + date(Instant.now())));
    URI secure = URI.create("https://ghcr.io/v2/");
    cases.given(
        FindingKind.REGISTRY_PROXY,
        s ->
            new RegistryCheck(secure, Map.of("https_proxy", "http://me:secret@proxy:3128"))
                .registry(
                    new RegistryAnswer(
                        Optional.of(401),
                        Phrase.plain(""),
                        false,
                        84,
                        Optional.empty(),
                        Instant.now())));
    cases.when(
        FindingKind.REGISTRY_NO_NAME,
        s -> s.registry(URI.create("http://no-such-host.invalid/v2/")));
    cases.when(FindingKind.REGISTRY_SILENT, s -> s);
    cases.when(
        FindingKind.REGISTRY_REFUSED, s -> s.registrySaying("HTTP/1.1 503 X\r\nContent-Length: 0"));
    cases.when(FindingKind.CLOCK_OK, s -> s.registrySaying(now + date(Instant.now())));
    cases.when(
        FindingKind.CLOCK_WRONG,
        s -> s.registrySaying(now + date(Instant.now().minusSeconds(7200 * 3))));
    cases.when(FindingKind.CLOCK_UNKNOWN, s -> s);
    cases.when(
        FindingKind.TRAEFIK_THERE,
        s -> {
          FakeEngine engine = new FakeEngine();
          engine.createNetwork("traefik", Map.of());
          return s.engine(engine, Cases::done);
        });
    cases.when(FindingKind.TRAEFIK_ABSENT, s -> s.engine(StubEngine.OF_2020));
    cases.when(FindingKind.TRAEFIK_UNKNOWN, s -> s);
  }

  private static int free() throws Exception {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static String date(Instant time) {
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(time.atZone(ZoneOffset.UTC));
  }
}
