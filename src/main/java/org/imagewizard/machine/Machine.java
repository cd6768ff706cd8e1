package org.imagewizard.machine;

import java.util.List;

/**
 * The facts of one computer that the fit needs. All memory in MiB.
 *
 * @param source "this computer", or the path of the {@code --machine} file
 * @param memoryMiB RAM in all, cgroup limits respected
 * @param memoryAvailableMiB RAM that can be used now without swapping
 * @param cpus logical processors
 * @param diskFreeMiB free where Docker keeps its images
 */
public record Machine(
    String source,
    long memoryMiB,
    long memoryAvailableMiB,
    int cpus,
    long diskFreeMiB,
    List<Gpu> gpus) {
  public Machine {
    gpus = List.copyOf(gpus);
  }
}
