package org.imagewizard.machine;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.imagewizard.docker.EngineFinder;
import org.imagewizard.docker.FakeEngine;
import org.imagewizard.docker.Refusal;
import org.imagewizard.docker.StubEngine;

/** How each finding on Docker comes about. */
final class DockerCases {
  private DockerCases() {}

  static void add(Cases cases) {
    engines(cases);
    setups(cases);
  }

  private static void engines(Cases cases) {
    cases.when(FindingKind.ENGINE_OK, s -> s.engine(StubEngine.OF_2020));
    cases.when(FindingKind.ENGINE_NEWER, s -> s.engine(StubEngine.OF_2025.api("1.65", "1.60")));
    cases.when(FindingKind.ENGINE_NO_RIGHT, s -> s.refused(Refusal.Kind.NO_RIGHT, false));
    cases.when(FindingKind.ENGINE_NOT_INSTALLED, s -> s);
    cases.when(FindingKind.ENGINE_NOT_RUNNING, s -> s.executable("/usr/sbin/dockerd"));
    cases.when(
        FindingKind.ENGINE_FOLDER,
        s -> s.executable("/usr/sbin/dockerd").folder("/var/run/docker.sock"));
    cases.when(FindingKind.ENGINE_TOO_OLD, s -> s.engine(StubEngine.OF_2020.api("1.39", "1.12")));
    cases.when(FindingKind.ENGINE_SILENT, s -> s.limit(Duration.ofSeconds(1)).socketSaying(""));
    cases.when(FindingKind.ENGINE_STRANGER, s -> s.socketSaying("220 mail.example ESMTP\r\n\r\n"));
    cases.when(
        FindingKind.ENGINE_ERROR,
        s -> s.socketSaying(StubEngine.answer(500, "{\"message\": \"no space left\"}")));
    cases.when(
        FindingKind.ENGINE_LOST,
        s -> {
          FakeEngine engine = new FakeEngine();
          engine.goDown();
          return s.search(() -> new EngineFinder.Search(Optional.of(engine), List.of(), false));
        });
    cases.when(FindingKind.ENGINE_GIVEN, s -> s.env("DOCKER_HOST", "tcp://127.0.0.1:1"));
    cases.when(
        FindingKind.ENGINE_WINDOWS, s -> s.engine(StubEngine.OF_2024.with("OSType", "windows")));
    cases.when(FindingKind.RIGHTS_OK, s -> s.engine(StubEngine.OF_2024));
    cases.when(FindingKind.RIGHTS_UNKNOWN, s -> s);
    String docker = "root:x:0:\ndocker:x:999:%s\n";
    cases.when(
        FindingKind.RIGHTS_GROUP,
        s ->
            s.refused(Refusal.Kind.NO_RIGHT, false)
                .env("SUDO_USER", "alice")
                .file("/etc/group", docker.formatted("marie")));
    cases.when(
        FindingKind.RIGHTS_LOGIN,
        s ->
            s.refused(Refusal.Kind.NO_RIGHT, false)
                .env("SUDO_USER", "alice")
                .file("/etc/group", docker.formatted("marie,alice"))
                .file("/proc/self/status", "Groups:\t4 24 1000\n"));
    cases.when(
        FindingKind.RIGHTS_REFUSED,
        s ->
            s.refused(Refusal.Kind.NO_RIGHT, false)
                .env("SUDO_USER", "alice")
                .file("/etc/group", docker.formatted("alice"))
                .file("/proc/self/status", "Groups:\t4 999 1000\n"));
  }

  private static void setups(Cases cases) {
    cases.when(FindingKind.FLAVOUR_SYSTEM, s -> s.engine(StubEngine.OF_2020));
    cases.when(FindingKind.FLAVOUR_REMOTE, s -> s.remote("tcp://lab:2375"));
    cases.when(
        FindingKind.FLAVOUR_DESKTOP,
        s ->
            s.engine(
                s.desktopSocket(), StubEngine.OF_2024.with("OperatingSystem", "Docker Desktop")));
    cases.when(
        FindingKind.FLAVOUR_ROOTLESS,
        s -> s.engine(StubEngine.OF_2024.with("SecurityOptions", List.of("name=rootless"))));
    cases.when(
        FindingKind.FLAVOUR_SNAP,
        s ->
            s.engine(
                StubEngine.OF_2024.with(
                    "DockerRootDir", "/var/snap/docker/common/var-lib-docker")));
    cases.when(FindingKind.FLAVOUR_PODMAN, s -> s.engine(s.podmanSocket(), StubEngine.OF_2020));
    cases.when(FindingKind.FLAVOUR_UNKNOWN, s -> s);
    cases.when(FindingKind.OTHERS_ONE, s -> s.engine(StubEngine.OF_2020));
    cases.when(
        FindingKind.OTHERS_GIVEN,
        s -> {
          s.env("DOCKER_HOST", "unix://" + s.systemSocket());
          return s.engine(StubEngine.OF_2020);
        });
    cases.when(
        FindingKind.OTHERS_SEVERAL,
        s -> s.engine(StubEngine.OF_2020).engine(s.desktopSocket(), StubEngine.OF_2024));
    cases.when(FindingKind.OTHERS_UNKNOWN, s -> s);
    cases.when(FindingKind.STORAGE_OK, s -> s.engine(StubEngine.OF_2020));
    cases.when(FindingKind.STORAGE_VFS, s -> s.engine(StubEngine.OF_2020.with("Driver", "vfs")));
    cases.when(
        FindingKind.STORAGE_FUSE,
        s -> s.engine(StubEngine.OF_2020.with("Driver", "fuse-overlayfs")));
    cases.when(FindingKind.STORAGE_UNKNOWN, s -> s);
    cases.when(FindingKind.SETTINGS_OK, s -> s.engine(StubEngine.OF_2024));
    cases.when(
        FindingKind.SETTINGS_CGROUP1, s -> s.engine(StubEngine.OF_2020.with("CgroupVersion", "1")));
    cases.when(
        FindingKind.SETTINGS_PROXY,
        s -> s.engine(StubEngine.OF_2024.with("HttpsProxy", "http://me:secret@proxy:3128")));
    cases.when(
        FindingKind.SETTINGS_NO_PROXY,
        s -> s.env("https_proxy", "http://proxy:3128").engine(StubEngine.OF_2024));
    cases.when(FindingKind.SETTINGS_UNKNOWN, s -> s);
    cases.when(FindingKind.ENGINE_MEMORY_SAME, s -> s.engine(StubEngine.OF_2020));
    cases.when(FindingKind.ENGINE_MEMORY_REMOTE, s -> s.remote("ssh://me@lab"));
    cases.when(
        FindingKind.ENGINE_MEMORY_LESS,
        s -> s.engine(StubEngine.OF_2024.with("MemTotal", 8L << 30)));
    cases.when(
        FindingKind.ENGINE_MEMORY_UNKNOWN, s -> s.engine(StubEngine.OF_2024.with("MemTotal", 0)));
    String unknown = "echo 'unknown command: docker compose' >&2; exit 1";
    cases.when(FindingKind.COMPOSE_OK, s -> s.program("docker", "echo v5.0.1"));
    cases.when(FindingKind.COMPOSE_MISSING, s -> s.program("docker", unknown));
    cases.when(
        FindingKind.COMPOSE_LEGACY,
        s -> s.program("docker", unknown).program("docker-compose", "echo 1.29.2"));
    cases.when(FindingKind.COMPOSE_OLD, s -> s.program("docker", "echo 1.99.0"));
    cases.when(
        FindingKind.COMPOSE_BROKEN,
        s -> s.program("docker", unknown).file("/usr/lib/docker/cli-plugins/docker-compose", "x"));
    cases.when(FindingKind.COMPOSE_NO_VERSION, s -> s.program("docker", "echo dev"));
  }
}
