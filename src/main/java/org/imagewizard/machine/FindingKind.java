package org.imagewizard.machine;

import static org.imagewizard.machine.Finding.Status.FAIL;
import static org.imagewizard.machine.Finding.Status.OK;
import static org.imagewizard.machine.Finding.Status.SKIP;
import static org.imagewizard.machine.Finding.Status.WARN;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.imagewizard.base.text.Phrase;

/**
 * Everything that a check can find. The texts are in this package's bundle, under the id: the
 * sentence, and what it costs IMAGE ({@code .costs}). docs/checks.md is made from this list.
 */
public enum FindingKind {
  ENGINE_OK(Check.ENGINE, OK),
  ENGINE_NEWER(Check.ENGINE, WARN),
  ENGINE_NO_RIGHT(Check.ENGINE, SKIP),
  ENGINE_NOT_INSTALLED(Check.ENGINE, FAIL, "docker-install"),
  ENGINE_NOT_RUNNING(Check.ENGINE, FAIL, "docker-start", "docker-install"),
  ENGINE_FOLDER(Check.ENGINE, FAIL, "docker-start"),
  ENGINE_TOO_OLD(Check.ENGINE, FAIL),
  ENGINE_SILENT(Check.ENGINE, FAIL),
  ENGINE_STRANGER(Check.ENGINE, FAIL),
  ENGINE_ERROR(Check.ENGINE, FAIL),
  ENGINE_LOST(Check.ENGINE, FAIL),
  ENGINE_GIVEN(Check.ENGINE, FAIL),
  ENGINE_WINDOWS(Check.ENGINE, FAIL),

  RIGHTS_OK(Check.RIGHTS, OK),
  RIGHTS_UNKNOWN(Check.RIGHTS, SKIP),
  RIGHTS_GROUP(Check.RIGHTS, FAIL, "docker-group"),
  RIGHTS_LOGIN(Check.RIGHTS, FAIL),
  RIGHTS_REFUSED(Check.RIGHTS, FAIL),

  FLAVOUR_SYSTEM(Check.FLAVOUR, OK),
  FLAVOUR_REMOTE(Check.FLAVOUR, OK),
  FLAVOUR_DESKTOP(Check.FLAVOUR, WARN),
  FLAVOUR_ROOTLESS(Check.FLAVOUR, WARN),
  FLAVOUR_SNAP(Check.FLAVOUR, WARN),
  FLAVOUR_PODMAN(Check.FLAVOUR, WARN),
  FLAVOUR_UNKNOWN(Check.FLAVOUR, SKIP),

  OTHERS_ONE(Check.OTHERS, OK),
  OTHERS_GIVEN(Check.OTHERS, OK),
  OTHERS_SEVERAL(Check.OTHERS, WARN),
  OTHERS_UNKNOWN(Check.OTHERS, SKIP),

  STORAGE_OK(Check.STORAGE, OK),
  STORAGE_VFS(Check.STORAGE, WARN),
  STORAGE_FUSE(Check.STORAGE, WARN),
  STORAGE_UNKNOWN(Check.STORAGE, SKIP),

  SETTINGS_OK(Check.SETTINGS, OK),
  SETTINGS_CGROUP1(Check.SETTINGS, OK),
  SETTINGS_PROXY(Check.SETTINGS, OK),
  SETTINGS_NO_PROXY(Check.SETTINGS, WARN),
  SETTINGS_UNKNOWN(Check.SETTINGS, SKIP),

  ENGINE_MEMORY_SAME(Check.ENGINE_MEMORY, OK),
  ENGINE_MEMORY_REMOTE(Check.ENGINE_MEMORY, OK),
  ENGINE_MEMORY_LESS(Check.ENGINE_MEMORY, WARN),
  ENGINE_MEMORY_UNKNOWN(Check.ENGINE_MEMORY, SKIP),

  COMPOSE_OK(Check.COMPOSE, OK),
  COMPOSE_MISSING(Check.COMPOSE, FAIL, "docker-install"),
  COMPOSE_LEGACY(Check.COMPOSE, FAIL, "docker-install"),
  COMPOSE_OLD(Check.COMPOSE, FAIL, "docker-install"),
  COMPOSE_BROKEN(Check.COMPOSE, FAIL, "docker-install"),
  COMPOSE_NO_VERSION(Check.COMPOSE, FAIL, "docker-install"),

  DRIVER_OK(Check.DRIVER, OK),
  DRIVER_NO_CARD(Check.DRIVER, SKIP),
  DRIVER_OTHER_CARD(Check.DRIVER, SKIP),
  DRIVER_STAND_IN(Check.DRIVER, SKIP),
  DRIVER_REMOTE(Check.DRIVER, SKIP),
  DRIVER_MISSING(Check.DRIVER, WARN),
  DRIVER_NOUVEAU(Check.DRIVER, WARN),
  DRIVER_MISMATCH(Check.DRIVER, WARN),
  DRIVER_TROUBLE(Check.DRIVER, WARN),
  DRIVER_BLIND(Check.DRIVER, WARN),
  DRIVER_WINDOWS(Check.DRIVER, WARN),

  TOOLKIT_OK(Check.TOOLKIT, OK),
  TOOLKIT_NO_CARD(Check.TOOLKIT, SKIP),
  TOOLKIT_ELSEWHERE(Check.TOOLKIT, SKIP),
  TOOLKIT_MISSING(Check.TOOLKIT, WARN, "nvidia-toolkit"),
  TOOLKIT_OFF_PATH(Check.TOOLKIT, WARN, "nvidia-toolkit"),
  TOOLKIT_LATER(Check.TOOLKIT, WARN, "nvidia-toolkit"),

  CDI_OK(Check.CDI, OK),
  CDI_NOT_USED(Check.CDI, OK),
  CDI_NO_CARD(Check.CDI, SKIP),
  CDI_NO_ENGINE(Check.CDI, SKIP),
  CDI_STALE(Check.CDI, WARN, "cdi-generate"),

  REQUEST_OK(Check.REQUEST, OK),
  REQUEST_TAKEN(Check.REQUEST, OK),
  REQUEST_NO_CARD(Check.REQUEST, SKIP),
  REQUEST_NO_DRIVER(Check.REQUEST, SKIP),
  REQUEST_NO_ENGINE(Check.REQUEST, SKIP),
  REQUEST_KNOWS_NONE(Check.REQUEST, SKIP),
  REQUEST_NO_BUSYBOX(Check.REQUEST, WARN, "busybox-install"),
  REQUEST_REFUSED(Check.REQUEST, FAIL, "nvidia-toolkit"),
  REQUEST_REFUSED_OTHERWISE(Check.REQUEST, FAIL),
  REQUEST_EMPTY(Check.REQUEST, FAIL, "nvidia-toolkit"),
  REQUEST_FAILED(Check.REQUEST, WARN),
  REQUEST_NO_CONTAINER(Check.REQUEST, WARN),
  REQUEST_NOT_MADE(Check.REQUEST, WARN),
  REQUEST_LATE(Check.REQUEST, WARN),

  KEPT_OK(Check.KEPT, OK),
  KEPT_NONE(Check.KEPT, SKIP),
  KEPT_NO_CARD(Check.KEPT, SKIP),
  KEPT_UNKNOWN(Check.KEPT, SKIP),
  KEPT_LOST(Check.KEPT, WARN, "cards-restart", "cards-keep"),

  GPU_MEMORY_FREE(Check.GPU_MEMORY, OK),
  GPU_MEMORY_BUSY(Check.GPU_MEMORY, WARN),
  GPU_MEMORY_ELSEWHERE(Check.GPU_MEMORY, SKIP),
  GPU_MEMORY_NO_CARD(Check.GPU_MEMORY, SKIP),
  GPU_MEMORY_NO_DRIVER(Check.GPU_MEMORY, SKIP),

  GPU_MODE_SHARED(Check.GPU_MODE, OK),
  GPU_MODE_NO_CARD(Check.GPU_MODE, SKIP),
  GPU_MODE_NO_DRIVER(Check.GPU_MODE, SKIP),
  GPU_MODE_EXCLUSIVE(Check.GPU_MODE, WARN),
  GPU_MODE_PROHIBITED(Check.GPU_MODE, WARN),
  GPU_MODE_MIG(Check.GPU_MODE, WARN),
  GPU_MODE_ELSEWHERE(Check.GPU_MODE, SKIP),

  MEMORY_OK(Check.MEMORY, OK),
  MEMORY_LITTLE(Check.MEMORY, WARN),
  MEMORY_UNKNOWN(Check.MEMORY, WARN),
  MEMORY_NO_ENGINE(Check.MEMORY, SKIP),

  CPU_OK(Check.CPU, OK),
  CPU_AVX2(Check.CPU, OK),
  CPU_NO_AVX2(Check.CPU, WARN),
  CPU_NO_ENGINE(Check.CPU, SKIP),

  DISK_OK(Check.DISK, OK),
  DISK_LITTLE(Check.DISK, WARN),
  DISK_UNKNOWN(Check.DISK, WARN),
  DISK_NO_ENGINE(Check.DISK, SKIP),

  LIMITS_OK(Check.LIMITS, OK),
  LIMITS_LOW(Check.LIMITS, WARN),
  LIMITS_UNKNOWN(Check.LIMITS, SKIP),
  LIMITS_ELSEWHERE(Check.LIMITS, SKIP),

  CLOCK_OK(Check.CLOCK, OK),
  CLOCK_WRONG(Check.CLOCK, WARN),
  CLOCK_UNKNOWN(Check.CLOCK, SKIP),

  PORT_FREE(Check.PORT, OK),
  PORT_TAKEN(Check.PORT, WARN),
  PORT_ELSEWHERE(Check.PORT, SKIP),

  REGISTRY_OK(Check.REGISTRY, OK),
  REGISTRY_PROXY(Check.REGISTRY, OK),
  REGISTRY_NO_NAME(Check.REGISTRY, WARN),
  REGISTRY_SILENT(Check.REGISTRY, WARN),
  REGISTRY_REFUSED(Check.REGISTRY, WARN),

  TRAEFIK_THERE(Check.TRAEFIK, OK),
  TRAEFIK_ABSENT(Check.TRAEFIK, SKIP, "traefik-network"),
  TRAEFIK_UNKNOWN(Check.TRAEFIK, SKIP),

  GIT_OK(Check.GIT, OK),
  GIT_NONE(Check.GIT, SKIP),
  GIT_BROKEN(Check.GIT, WARN),

  SELINUX_NONE(Check.SELINUX, SKIP),
  SELINUX_WATCHES(Check.SELINUX, OK),
  SELINUX_NOT_CONTAINERS(Check.SELINUX, OK),
  SELINUX_ENFORCES(Check.SELINUX, WARN),
  SELINUX_ELSEWHERE(Check.SELINUX, SKIP),

  APPARMOR_NONE(Check.APPARMOR, SKIP),
  APPARMOR_NOT_CONTAINERS(Check.APPARMOR, OK),
  APPARMOR_CONFINES(Check.APPARMOR, OK),
  APPARMOR_ELSEWHERE(Check.APPARMOR, SKIP);

  private static final Set<String> WITHOUT_ENGINE =
      Set.of(
          "RIGHTS_UNKNOWN",
          "FLAVOUR_UNKNOWN",
          "OTHERS_UNKNOWN",
          "STORAGE_UNKNOWN",
          "SETTINGS_UNKNOWN",
          "ENGINE_MEMORY_UNKNOWN",
          "TRAEFIK_UNKNOWN",
          "KEPT_UNKNOWN",
          "CDI_NO_ENGINE",
          "MEMORY_NO_ENGINE",
          "CPU_NO_ENGINE",
          "DISK_NO_ENGINE",
          "REQUEST_NO_ENGINE");

  private final Check check;
  private final Finding.Status status;
  private final List<String> fixes;

  FindingKind(Check check, Finding.Status status, String... fixes) {
    this.check = check;
    this.status = status;
    this.fixes = List.of(fixes);
  }

  public Check check() {
    return check;
  }

  public Finding.Status status() {
    return status;
  }

  /** Ids of the fixes that may come with it, the best first. */
  public List<String> fixes() {
    return fixes;
  }

  /**
   * One sentence for all that are skipped for the same reason, so that a list need not repeat it;
   * empty when this one stands for itself.
   */
  public Optional<Phrase> sharedReason() {
    if (status != SKIP) {
      return Optional.empty();
    }
    if (name().endsWith("_NO_CARD")) {
      return Optional.of(Sentence.of("skipped.no-card"));
    }
    return WITHOUT_ENGINE.contains(name())
        ? Optional.of(Sentence.of("skipped.no-engine"))
        : Optional.empty();
  }

  /** Stable: the check's id and a word, for example {@code engine.not-running}. */
  public String id() {
    String own = name().substring(check.name().length() + 1).toLowerCase(Locale.ROOT);
    return check.id() + "." + own.replace('_', '-');
  }
}
