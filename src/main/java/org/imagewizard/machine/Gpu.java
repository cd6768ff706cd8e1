package org.imagewizard.machine;

import java.util.List;

/**
 * One NVIDIA card, or one slice of a card (MIG), measured now (other people's processes counted).
 *
 * @param index as nvidia-smi counts, each slice counted; may change when the computer restarts
 * @param uuid empty when unknown (a {@code --machine} file)
 * @param usedMiB by everybody, now
 * @param display whether a screen is attached
 */
public record Gpu(
    int index,
    String uuid,
    String name,
    long totalMiB,
    long usedMiB,
    boolean display,
    List<GpuProcess> processes) {

  /**
   * A program that holds memory on the card.
   *
   * @param usedMiB -1 when the driver does not say
   * @param container name or id of the container it runs in; empty for none
   */
  public record GpuProcess(long pid, String name, String user, long usedMiB, String container) {
    public GpuProcess(long pid, String name, String user, long usedMiB) {
      this(pid, name, user, usedMiB, "");
    }
  }

  public Gpu {
    processes = List.copyOf(processes);
  }

  Gpu with(List<GpuProcess> others) {
    return new Gpu(index, uuid, name, totalMiB, usedMiB, display, others);
  }

  Gpu numbered(int number) {
    return new Gpu(number, uuid, name, totalMiB, usedMiB, display, processes);
  }

  public long freeMiB() {
    return Math.max(0, totalMiB - usedMiB);
  }

  /** Kept free for the driver and the desktop: 512 MiB, 1024 with a screen attached. */
  public long reserveMiB() {
    return display ? 1024 : 512;
  }

  /** What IMAGE may take of what is free now. */
  public long roomMiB() {
    return Math.max(0, freeMiB() - reserveMiB());
  }
}
