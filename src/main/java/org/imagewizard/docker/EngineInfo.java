package org.imagewizard.docker;

import java.util.List;

/**
 * Facts of an engine, from {@code /version} and {@code /info}.
 *
 * @param endpoint for example {@code unix:///var/run/docker.sock}
 * @param memoryMiB as the engine sees it: of its virtual machine, or of its own computer when
 *     remote
 * @param devices CDI devices it discovered (API 1.50)
 */
public record EngineInfo(
    String endpoint,
    String version,
    String apiVersion,
    String rootDir,
    String storageDriver,
    String cgroupVersion,
    List<String> securityOptions,
    List<String> runtimes,
    List<String> devices,
    String operatingSystem,
    String architecture,
    int cpus,
    long memoryMiB,
    int containers,
    EngineTraits traits) {
  public EngineInfo {
    securityOptions = List.copyOf(securityOptions);
    runtimes = List.copyOf(runtimes);
    devices = List.copyOf(devices);
  }

  public EngineInfo(
      String endpoint,
      String version,
      String apiVersion,
      String rootDir,
      String storageDriver,
      String cgroupVersion,
      List<String> securityOptions,
      List<String> runtimes,
      List<String> devices,
      String operatingSystem,
      String architecture,
      int cpus,
      long memoryMiB,
      int containers) {
    this(
        endpoint,
        version,
        apiVersion,
        rootDir,
        storageDriver,
        cgroupVersion,
        securityOptions,
        runtimes,
        devices,
        operatingSystem,
        architecture,
        cpus,
        memoryMiB,
        containers,
        EngineTraits.UNKNOWN);
  }

  /** Whether it runs on another computer. */
  public boolean remote() {
    return !endpoint.startsWith("unix:");
  }
}
