package org.imagewizard.machine;

import org.imagewizard.base.text.Phrase;

/** What the system check looks at, in the order in which people read it. Each gives one finding. */
public enum Check {
  ENGINE("engine", "https://docs.docker.com/engine/install/"),
  RIGHTS("engine.rights", "https://docs.docker.com/engine/install/linux-postinstall/"),
  FLAVOUR("engine.flavour", "https://docs.docker.com/engine/security/rootless/"),
  OTHERS("engine.others", "https://docs.docker.com/engine/manage-resources/contexts/"),
  STORAGE(
      "engine.storage", "https://docs.docker.com/engine/storage/drivers/select-storage-driver/"),
  SETTINGS("engine.settings", "https://docs.docker.com/engine/daemon/proxy/"),
  ENGINE_MEMORY(
      "engine.memory", "https://docs.docker.com/desktop/settings-and-maintenance/settings/"),
  COMPOSE("compose", "https://docs.docker.com/compose/install/linux/"),
  DRIVER("gpu.driver", "https://docs.nvidia.com/datacenter/tesla/driver-installation-guide/"),
  TOOLKIT(
      "gpu.toolkit",
      "https://docs.nvidia.com/datacenter/cloud-native/container-toolkit/latest/install-guide.html"),
  CDI(
      "gpu.cdi",
      "https://docs.nvidia.com/datacenter/cloud-native/container-toolkit/latest/cdi-support.html"),
  REQUEST(
      "gpu.request",
      "https://docs.nvidia.com/datacenter/cloud-native/container-toolkit/latest/troubleshooting.html"),
  KEPT(
      "gpu.kept",
      "https://docs.nvidia.com/datacenter/cloud-native/container-toolkit/latest/troubleshooting.html"),
  GPU_MEMORY("gpu.memory", "https://docs.nvidia.com/deploy/nvidia-smi/index.html"),
  GPU_MODE("gpu.mode", "https://docs.nvidia.com/datacenter/tesla/mig-user-guide/"),
  MEMORY("host.memory", "https://docs.docker.com/engine/containers/resource_constraints/"),
  CPU("host.cpu", "https://en.wikipedia.org/wiki/Advanced_Vector_Extensions"),
  DISK("host.disk", "https://docs.docker.com/engine/manage-resources/pruning/"),
  LIMITS("host.limits", "https://man7.org/linux/man-pages/man7/inotify.7.html"),
  CLOCK("host.clock", "https://www.freedesktop.org/software/systemd/man/latest/timedatectl.html"),
  PORT("net.port", "https://docs.docker.com/engine/network/port-publishing/"),
  REGISTRY("net.registry", "https://docs.docker.com/engine/daemon/proxy/"),
  TRAEFIK("net.traefik", "https://doc.traefik.io/traefik/providers/docker/"),
  GIT("host.git", "https://git-scm.com/downloads"),
  SELINUX("host.selinux", "https://docs.docker.com/engine/storage/bind-mounts/"),
  APPARMOR("host.apparmor", "https://docs.docker.com/engine/security/apparmor/");

  private final String id;
  private final String link;

  Check(String id, String link) {
    this.id = id;
    this.link = link;
  }

  /** Stable; programs may rely on it. */
  public String id() {
    return id;
  }

  /** Where to read more. */
  public String link() {
    return link;
  }

  /** What it looks at, as the start of a sentence: "The NVIDIA driver". */
  public Phrase subject() {
    return Sentence.of("check." + id);
  }
}
