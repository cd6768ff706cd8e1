package org.imagewizard.fit;

import java.util.List;
import java.util.Map;

/**
 * Everything the fit decides on, complete enough to be solved again by anybody; {@code plan --json}
 * carries it as {@code model}. All sizes in MiB. The rules are in docs/fit.md.
 *
 * @param conflicts pairs of which at most one is on, unless both are pinned
 * @param pins service to off, cpu, gpu:N, or on (anywhere)
 * @param wants capabilities that must be on
 */
public record FitModel(
    List<Item> services,
    List<Goal> capabilities,
    List<List<String>> conflicts,
    List<Card> gpus,
    long ramBudgetMiB,
    long diskFreeMiB,
    Map<String, String> pins,
    List<String> wants) {

  /**
   * A service. {@code gpu} and {@code cpu} say where it can be; sizes are for one replica, {@code
   * diskMiB} is what its image still has to bring (counted once).
   */
  public record Item(
      String name,
      List<List<String>> needs,
      boolean gpu,
      boolean cpu,
      long vramMiB,
      long ramGpuMiB,
      long ramCpuMiB,
      long diskMiB,
      int replicas,
      boolean base) {}

  /** A capability. */
  public record Goal(String id, int value, List<List<String>> needs, List<Bonus> extras) {}

  /** Counts when its capability and all its services are on. */
  public record Bonus(List<String> services, int value) {}

  /** A graphics card; {@code freeMiB} is measured now, other people's processes counted. */
  public record Card(int id, long freeMiB, long reserveMiB) {
    /** What services may take; 0 where the reserve is more than what is free. */
    public long roomMiB() {
      return Math.max(0, freeMiB - reserveMiB);
    }
  }

  public FitModel {
    services = List.copyOf(services);
    capabilities = List.copyOf(capabilities);
    conflicts = List.copyOf(conflicts);
    gpus = List.copyOf(gpus);
    pins = Map.copyOf(pins);
    wants = List.copyOf(wants);
  }
}
