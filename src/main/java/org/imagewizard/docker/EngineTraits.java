package org.imagewizard.docker;

import java.util.List;

/**
 * How an engine is set up. What it leaves out is empty.
 *
 * @param host the name of the computer, or of the virtual machine, that it runs on
 * @param system the containers' system, "linux" or "windows"
 * @param oldestApi the oldest API version it still answers
 * @param liveRestore whether containers outlive a restart of the engine
 * @param proxy through which the engine itself downloads
 * @param mirrors of Docker Hub
 * @param cdiFolders where it looks for descriptions of devices (API 1.44)
 * @param time its clock, ISO 8601 with nanoseconds
 */
public record EngineTraits(
    String host,
    String system,
    String oldestApi,
    boolean liveRestore,
    String proxy,
    List<String> mirrors,
    List<String> cdiFolders,
    String time) {
  public static final EngineTraits UNKNOWN =
      new EngineTraits("", "linux", "", false, "", List.of(), List.of(), "");

  public EngineTraits {
    mirrors = List.copyOf(mirrors);
    cdiFolders = List.copyOf(cdiFolders);
  }
}
