package org.imagewizard.machine;

import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.imagewizard.base.text.Phrase;

/** Every fix as it would run on this computer. */
final class FixList {
  private static final String SETTINGS = "/etc/docker/daemon.json";

  private final Host host;

  FixList(Host host) {
    this.host = host;
  }

  List<Fix> all() {
    return List.of(
        dockerInstall(),
        dockerStart(),
        dockerGroup(),
        nvidiaToolkit(),
        cdiGenerate(),
        cardsRestart(),
        cardsKeep(),
        busyboxInstall(),
        traefikNetwork());
  }

  /** Also for a Compose that is missing or too old: the script adds only the plugin then. */
  Fix dockerInstall() {
    return script(
        "docker-install",
        List.of("/usr/bin/docker", "/usr/libexec/docker/cli-plugins/docker-compose"),
        of(Check.values()));
  }

  Fix dockerStart() {
    Set<String> checks = of(Check.values());
    List<String> files = List.of("/var/run/docker.sock");
    Fix script = script("docker-start", files, checks);
    return Files.isDirectory(host.at("/run/systemd/system"))
        ? script
        : new Fix(
            script.id(),
            script.command(),
            script.root(),
            script.sudo(),
            script.named(),
            script.does(),
            Sentence.of("fix.docker-start.undo.plain"),
            files,
            checks,
            false);
  }

  Fix dockerGroup() {
    String user = host.self();
    return fix(
        "docker-group",
        List.of("usermod", "-aG", "docker", user),
        true,
        List.of("/etc/group"),
        of(Check.ENGINE, Check.RIGHTS),
        user);
  }

  Fix nvidiaToolkit() {
    return script(
            "nvidia-toolkit",
            List.of(
                "/etc/apt/sources.list.d/nvidia-container-toolkit.list",
                SETTINGS,
                SETTINGS + ".before-nvidia"),
            of(Check.ENGINE, Check.RIGHTS, Check.FLAVOUR, Check.TOOLKIT, Check.CDI, Check.REQUEST))
        .restartingEngine();
  }

  Fix cdiGenerate() {
    return script(
        "cdi-generate",
        List.of("/etc/cdi/nvidia.yaml", "/etc/cdi/nvidia.yaml.before"),
        of(Check.CDI, Check.REQUEST));
  }

  /** The cure for now of what {@link LostCards} finds. */
  Fix cardsRestart() {
    return unprivileged("cards-restart", of(Check.KEPT));
  }

  /** The cure that lasts, as NVIDIA tells it. */
  Fix cardsKeep() {
    return script(
        "cards-keep",
        List.of("/etc/udev/rules.d/71-nvidia-dev-char.rules", "/dev/char/"),
        of(Check.KEPT));
  }

  /** What test containers and the practice server are made of. */
  Fix busyboxInstall() {
    return script("busybox-install", List.of("/bin/busybox"), of(Check.REQUEST, Check.DISK));
  }

  Fix traefikNetwork() {
    return unprivileged("traefik-network", of(Check.TRAEFIK));
  }

  private Fix script(String id, List<String> files, Set<String> checks) {
    return fix(id, bash(id), true, files, checks);
  }

  /** A script that needs the right to use Docker, no more. */
  private Fix unprivileged(String id, Set<String> checks) {
    return fix(id, bash(id), false, List.of(), checks);
  }

  private List<String> bash(String id) {
    return List.of("bash", FixScripts.folder(host).resolve(id + ".sh").toString());
  }

  private Fix fix(
      String id,
      List<String> command,
      boolean root,
      List<String> files,
      Set<String> checks,
      Object... arguments) {
    return new Fix(
        id,
        command,
        root,
        root && !Elevation.isRoot(host),
        words(id, "title", arguments),
        words(id, "effect", arguments),
        words(id, "undo", arguments),
        files,
        checks,
        false);
  }

  private static Phrase words(String id, String what, Object... arguments) {
    return Sentence.of("fix." + id + "." + what, arguments);
  }

  private static Set<String> of(Check... checks) {
    return Arrays.stream(checks).map(Check::id).collect(Collectors.toSet());
  }
}
