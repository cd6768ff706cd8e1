package org.imagewizard.machine;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All there is to know about graphics cards here: NVML first, nvidia-smi when that fails. */
final class Graphics {
  private static final String PCI = "/sys/bus/pci/devices";
  private static final String NVIDIA = "0x10de";

  /** Who else makes cards that people compute with. */
  private static final Map<String, String> OTHERS = Map.of("0x1002", "AMD", "0x8086", "Intel");

  private final Host host;
  private final Optional<Path> library;

  /**
   * @param library a libnvidia-ml.so.1 to load, empty for the system's own
   */
  Graphics(Host host, Optional<Path> library) {
    this.host = host;
    this.library = library;
  }

  /**
   * What the bus has, with or without driver.
   *
   * @param nvidia addresses of NVIDIA's display controllers
   * @param others names of other makers' cards
   * @param nouveau whether one of NVIDIA's is run by the free driver
   * @param module version of NVIDIA's driver in the kernel; empty when it is not loaded
   */
  record Bus(List<String> nvidia, List<String> others, boolean nouveau, String module) {
    Bus {
      nvidia = List.copyOf(nvidia);
      others = List.copyOf(others);
    }
  }

  GpuReading read() {
    Processes processes = new Processes(host);
    // Beside what Windows lends, a driver for Linux can't work, and would be found first.
    Optional<Path> first = Wsl.library(host).or(() -> library);
    GpuReading nvml = new Nvml(first, processes, MemoryFacts.read(host)).read();
    return nvml.answered() ? nvml : new NvidiaSmi(host, processes).read().with(nvml.attempts());
  }

  Bus bus() {
    List<String> nvidia = new ArrayList<>();
    List<String> others = new ArrayList<>();
    boolean nouveau = false;
    for (String address : host.names(PCI)) {
      String folder = PCI + "/" + address;
      if (!host.read(folder + "/class").orElse("").startsWith("0x03")) {
        continue;
      }
      String vendor = host.read(folder + "/vendor").orElse("");
      if (vendor.equals(NVIDIA)) {
        nvidia.add(address);
        nouveau |=
            host.link(folder + "/driver").filter(one -> one.endsWith("/nouveau")).isPresent();
      } else if (OTHERS.containsKey(vendor)) {
        others.add(name(address, OTHERS.get(vendor)));
      }
    }
    String module = host.read("/sys/module/nvidia/version").orElse("");
    return new Bus(nvidia, others, nouveau, module);
  }

  /** "0000:03:00.0 VGA compatible controller: Maker Model (rev c8)", by lspci; else the maker. */
  private String name(String address, String maker) {
    return host.run("lspci", "-D", "-s", address)
        .filter(Host.Said::ok)
        .map(Host.Said::last)
        .filter(line -> line.startsWith(address) && line.contains(": "))
        .map(line -> line.substring(line.indexOf(": ") + 2).replaceFirst(" \\(rev \\w+\\)$", ""))
        .filter(name -> !name.isBlank())
        .orElse(maker);
  }
}
