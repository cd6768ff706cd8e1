package org.imagewizard.machine;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** All there is to know about NVIDIA cards here: NVML first, nvidia-smi when that fails. */
final class Graphics {
  private static final String PCI = "/sys/bus/pci/devices";

  private final Host host;
  private final Optional<Path> library;

  /**
   * @param library a libnvidia-ml.so.1 to load, empty for the system's own
   */
  Graphics(Host host, Optional<Path> library) {
    this.host = host;
    this.library = library;
  }

  GpuReading read() {
    Processes processes = new Processes(host);
    GpuReading nvml = new Nvml(library, processes).read();
    return nvml.answered() ? nvml : new NvidiaSmi(host, processes).read().with(nvml.attempts());
  }

  /** Bus addresses of NVIDIA display controllers, whatever drives them. */
  List<String> onTheBus() {
    return host.names(PCI).stream()
        .filter(address -> says(address, "vendor", "0x10de"))
        .filter(address -> says(address, "class", "0x03"))
        .toList();
  }

  private boolean says(String address, String file, String start) {
    return host.read(PCI + "/" + address + "/" + file).orElse("").startsWith(start);
  }
}
