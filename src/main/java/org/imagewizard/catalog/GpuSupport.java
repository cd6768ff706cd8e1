package org.imagewizard.catalog;

import java.util.Map;

/**
 * Where a service can run.
 *
 * @param capable it uses a card when given one
 * @param cpuCapable it works without a card
 * @param reserved the source reserves a card for it
 * @param cpuEnvironment variables to set when it runs on the processor
 * @param cpuNote what changes on the processor, one sentence, may be empty
 * @param cuda the version of CUDA that it was built with; empty when unknown or without meaning
 */
public record GpuSupport(
    boolean capable,
    boolean cpuCapable,
    boolean reserved,
    Map<String, String> cpuEnvironment,
    LocalText cpuNote,
    String cuda) {
  public GpuSupport {
    cpuEnvironment = Map.copyOf(cpuEnvironment);
  }

  public static GpuSupport none() {
    return new GpuSupport(false, true, false, Map.of(), LocalText.EMPTY, "");
  }
}
