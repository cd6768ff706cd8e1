package org.imagewizard.watch;

import java.util.List;
import org.imagewizard.base.text.Phrase;

/**
 * The live state of a deployment.
 *
 * @param drift what differs from what was written or planned, one sentence each
 * @param cards what is on the graphics cards now; empty where they cannot be read
 */
public record StackStatus(List<ServiceStatus> services, List<Phrase> drift, List<Card> cards) {
  /**
   * One container (or the lack of one) of a planned service.
   *
   * @param state Docker's own word, "missing" when there is no container
   * @param placement off, cpu or gpu:N, as planned
   * @param gpuMiB measured, -1 when not known
   * @param estimateMiB VRAM estimate, 0 on the processor
   * @param memoryMiB measured RAM, -1 when not known
   * @param cpuPercent of one processor, since the look before this one; -1 when not known
   * @param startedAt as the engine writes it; empty when it never ran
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
      Phrase reason,
      long memoryMiB,
      double cpuPercent,
      String startedAt) {

    /** Where nothing was measured. */
    public ServiceStatus(
        String name,
        String container,
        String state,
        String health,
        String placement,
        long gpuMiB,
        long estimateMiB,
        int restarts,
        Phrase reason) {
      this(
          name,
          container,
          state,
          health,
          placement,
          gpuMiB,
          estimateMiB,
          restarts,
          reason,
          -1,
          -1,
          "");
    }

    /**
     * Runs, and Docker does not say that it is ill. Its first verdict comes a minute after the
     * start.
     */
    public boolean fine() {
      return state.equals("running") && !health.equals("unhealthy");
    }
  }

  /**
   * One graphics card now.
   *
   * @param others programs that are not of this server: what they are called and hold, in MiB
   */
  public record Card(int index, String name, long totalMiB, long usedMiB, List<Other> others) {
    public Card {
      others = List.copyOf(others);
    }
  }

  /** A program of somebody else on a card; {@code usedMiB} is -1 when the driver does not say. */
  public record Other(String words, long usedMiB) {}

  public StackStatus(List<ServiceStatus> services, List<Phrase> drift) {
    this(services, drift, List.of());
  }

  public StackStatus {
    services = List.copyOf(services);
    drift = List.copyOf(drift);
    cards = List.copyOf(cards);
  }
}
