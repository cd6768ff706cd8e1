package org.imagewizard.machine;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Every fix as it would run on this computer. */
final class FixList {
  private final Host host;

  FixList(Host host) {
    this.host = host;
  }

  List<Fix> all() {
    return List.of(
        dockerInstall(), dockerStart(), dockerGroup(), nvidiaToolkit(), busyboxInstall());
  }

  Fix dockerInstall() {
    return script(
        "docker-install",
        "Install Docker Engine and its Compose plugin",
        "Installs Docker Engine and the Compose plugin from your system's package source, or adds"
            + " what is missing of the two, and a static busybox for test containers. Starts"
            + " Docker. Containers that run are not touched.",
        "apt-get remove docker.io docker-compose docker-compose-v2 busybox-static");
  }

  /** A Compose that is missing or too old: the same script adds only the plugin then. */
  Fix composeInstall() {
    return dockerInstall();
  }

  Fix dockerStart() {
    String title = "Start Docker";
    String effect = "Starts Docker now. Containers that restart by themselves start with it.";
    return Files.isDirectory(host.at("/run/systemd/system"))
        ? new Fix(
            "docker-start",
            title,
            List.of("systemctl", "start", "docker"),
            true,
            effect,
            "systemctl stop docker")
        : script(
            "docker-start",
            title,
            effect + " It runs in the background until this computer stops.",
            "End the process whose number is in /var/run/docker.pid.");
  }

  Fix dockerGroup() {
    String user = host.self();
    return new Fix(
        "docker-group",
        "Let " + user + " use Docker",
        List.of("usermod", "-aG", "docker", user),
        true,
        "Adds %s to the group docker. Whoever is in it can become administrator of this computer."
                .formatted(user)
            + " It counts from your next login: log out and in again.",
        "gpasswd -d " + user + " docker");
  }

  Fix nvidiaToolkit() {
    return script(
        "nvidia-toolkit",
        "Install the NVIDIA container toolkit",
        "Adds NVIDIA's package source, installs the toolkit, about 9 MB, estimate. Changes"
            + " /etc/docker/daemon.json and keeps a copy. Restarts Docker: containers that run"
            + " stop and are started again.",
        "Remove the package nvidia-container-toolkit and"
            + " /etc/apt/sources.list.d/nvidia-container-toolkit.list, put"
            + " /etc/docker/daemon.json.before-nvidia back as /etc/docker/daemon.json, restart"
            + " Docker.");
  }

  /** What test containers and the practice server are made of. */
  Fix busyboxInstall() {
    return script(
        "busybox-install",
        "Install a static busybox",
        "Installs the package busybox-static, about 2 MB. Test containers and the practice server"
            + " are made of this one program.",
        "apt-get remove busybox-static");
  }

  private Fix script(String id, String title, String effect, String undo) {
    Path file = FixScripts.folder(host).resolve(id + ".sh");
    return new Fix(id, title, List.of("bash", file.toString()), true, effect, undo);
  }
}
