package org.imagewizard.watch;

import java.util.List;

/**
 * The live state of a deployment.
 *
 * @param drift what differs from what was written or planned, one sentence each
 */
public record StackStatus(List<ServiceStatus> services, List<String> drift) {
  /**
   * One container (or the lack of one) of a planned service.
   *
   * @param state Docker's own word, "missing" when there is no container
   * @param placement off, cpu or gpu:N, as planned
   * @param gpuMiB measured, -1 when not known
   * @param estimateMiB VRAM estimate, 0 on the processor
   */
  public record ServiceStatus(
      String name,
      String container,
      String state,
      String health,
      String placement,
      long gpuMiB,
      long estimateMiB,
      int restarts,
      String reason) {}

  public StackStatus {
    services = List.copyOf(services);
    drift = List.copyOf(drift);
  }
}
