package org.imagewizard.machine;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.imagewizard.base.text.Phrase;

/** Reads the cards through the nvidia-smi program, where NVML can't be loaded into this one. */
final class NvidiaSmi {
  private static final String FORMAT = "--format=csv,noheader,nounits";
  private static final String CARDS = "--query-gpu=index,uuid,name,memory.total,memory.used,";
  private static final long LARGEST = 1L << 30;

  private final Host host;
  private final Processes processes;

  NvidiaSmi(Host host, Processes processes) {
    this.host = host;
    this.processes = processes;
  }

  GpuReading read() {
    // Older drivers know only the second name of the last field, and refuse the query as a whole.
    Optional<Host.Said> said = ask(CARDS + "display_attached", FORMAT);
    if (said.filter(one -> !one.ok()).isPresent()) {
      said = ask(CARDS + "display_active", FORMAT);
    }
    if (said.isEmpty()) {
      return GpuReading.none(List.of(Sentence.of("gpu.read.absent", "nvidia-smi")));
    }
    if (!said.get().ok()) {
      return GpuReading.none(
          List.of(
              Sentence.of(
                  "gpu.read.exit", "nvidia-smi", (long) said.get().exitCode(), said.get().last())));
    }
    List<Phrase> troubles = new ArrayList<>();
    List<Gpu> gpus = cards(said.get().lines(), holders(), troubles, MemoryFacts.read(host));
    if (gpus.isEmpty() && troubles.isEmpty()) {
      return GpuReading.none(List.of(Phrase.plain("nvidia-smi: " + said.get().last())));
    }
    Map<Integer, GpuReading.Mode> modes = modes();
    if (modes.containsValue(GpuReading.Mode.MIG)) {
      MigSlices slices = MigSlices.of(listed());
      gpus = slices.inPlaceOf(gpus, troubles);
      modes = slices.renumbered(modes);
    }
    List<Phrase> attempts =
        said.get().lines().stream().map(line -> Phrase.plain("nvidia-smi: " + line)).toList();
    return new GpuReading("nvidia-smi", driver(), "", gpus, Map.of(), modes, troubles, attempts);
  }

  private Optional<Host.Said> ask(String... arguments) {
    Optional<Path> lent = Wsl.smi(host);
    return lent.isPresent()
        ? Optional.of(host.run(lent.get(), arguments))
        : host.run("nvidia-smi", arguments);
  }

  /** A program and the card it is on. */
  record Holder(String uuid, Gpu.GpuProcess process) {}

  /**
   * One card a line: index, uuid, name, total, used, display. A line that does not say all of it is
   * a trouble, never a guess: a warning above the table is one too.
   */
  static List<Gpu> cards(
      List<String> lines, List<Holder> holders, List<Phrase> troubles, MemoryFacts memory) {
    Map<Integer, Gpu> gpus = new HashMap<>();
    for (String line : lines) {
      if (line.isBlank()) {
        continue;
      }
      List<String> fields = fields(line);
      if (fields.size() < 6) {
        troubles.add(Sentence.of("gpu.trouble.said", line.strip()));
        continue;
      }
      // A name may hold commas; everything around it is counted from the ends.
      int end = fields.size();
      OptionalLong index = number(fields.getFirst());
      OptionalLong total = number(fields.get(end - 3));
      OptionalLong used = number(fields.get(end - 2));
      String name = String.join(", ", fields.subList(2, end - 3));
      if (UnifiedMemory.is(name) && total.isEmpty() && saysNothing(fields.get(end - 3))) {
        total = OptionalLong.of(memory.totalMiB());
        used = OptionalLong.of(memory.totalMiB() - memory.availableMiB());
      }
      if (index.isEmpty() || index.getAsLong() > 1000 || total.orElse(0) == 0) {
        troubles.add(Sentence.of("gpu.trouble.card", line.strip()));
        continue;
      }
      if (used.isEmpty() || used.getAsLong() > total.getAsLong()) {
        troubles.add(Sentence.of("gpu.trouble.no-use", index.getAsLong()));
      }
      String uuid = fields.get(1).startsWith("GPU-") ? fields.get(1) : "";
      List<Gpu.GpuProcess> here =
          holders.stream().filter(one -> one.uuid().equals(uuid)).map(Holder::process).toList();
      int number = (int) index.getAsLong();
      Gpu gpu =
          new Gpu(
              number,
              uuid,
              name,
              total.getAsLong(),
              Math.min(used.orElse(0), total.getAsLong()),
              isYes(fields.getLast()),
              here);
      if (gpus.put(number, gpu) != null) {
        troubles.add(Sentence.of("gpu.trouble.twice", (long) number));
      }
    }
    return gpus.values().stream().sorted(java.util.Comparator.comparingInt(Gpu::index)).toList();
  }

  private List<Holder> holders() {
    return ask("--query-compute-apps=gpu_uuid,pid,used_memory", FORMAT)
        .filter(Host.Said::ok)
        .map(said -> said.lines().stream().flatMap(line -> holder(line).stream()).toList())
        .orElse(List.of());
  }

  private Optional<Holder> holder(String line) {
    List<String> fields = fields(line);
    if (fields.size() != 3 || !fields.getFirst().startsWith("GPU-")) {
      return Optional.empty();
    }
    OptionalLong pid = number(fields.get(1));
    return pid.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Holder(
                fields.getFirst(),
                processes.onCard(pid.getAsLong(), number(fields.get(2)).orElse(-1))));
  }

  private String driver() {
    return ask("--query-gpu=driver_version", "--format=csv,noheader")
        .filter(Host.Said::ok)
        .flatMap(
            said ->
                said.lines().stream()
                    .map(String::strip)
                    .filter(line -> line.matches("\\d+(\\.\\d+)+"))
                    .findFirst())
        .or(() -> host.read("/sys/module/nvidia/version"))
        .orElse("");
  }

  /** Cards with their slices, as {@code nvidia-smi -L} lists them. */
  private List<String> listed() {
    return ask("-L").filter(Host.Said::ok).map(Host.Said::lines).orElse(List.of());
  }

  /** How each card may be used; older drivers know no slices, and refuse that query as a whole. */
  private Map<Integer, GpuReading.Mode> modes() {
    Optional<Host.Said> said = ask("--query-gpu=index,compute_mode,mig.mode.current", FORMAT);
    if (said.filter(Host.Said::ok).isEmpty()) {
      said = ask("--query-gpu=index,compute_mode", FORMAT);
    }
    Map<Integer, GpuReading.Mode> modes = new HashMap<>();
    for (String line : said.filter(Host.Said::ok).map(Host.Said::lines).orElse(List.of())) {
      List<String> fields = fields(line);
      OptionalLong index = number(fields.getFirst());
      if (fields.size() >= 2 && index.isPresent() && index.getAsLong() <= 1000) {
        modes.put((int) index.getAsLong(), mode(fields));
      }
    }
    return modes;
  }

  private static GpuReading.Mode mode(List<String> fields) {
    if (fields.size() > 2 && fields.get(2).equals("Enabled")) {
      return GpuReading.Mode.MIG;
    }
    return switch (fields.get(1)) {
      case "Exclusive_Process", "Exclusive_Thread" -> GpuReading.Mode.EXCLUSIVE;
      case "Prohibited" -> GpuReading.Mode.PROHIBITED;
      default -> GpuReading.Mode.SHARED;
    };
  }

  private static boolean saysNothing(String field) {
    return field.equals("[N/A]") || field.equals("[Not Supported]");
  }

  private static List<String> fields(String line) {
    return Arrays.stream(line.split(",", -1)).map(String::strip).toList();
  }

  /** A plain number; "[N/A]", "[Not Supported]" and the like are none. A unit is passed over. */
  private static OptionalLong number(String text) {
    String digits = text.endsWith(" MiB") ? text.substring(0, text.length() - 4) : text;
    if (!digits.matches("[0-9]{1,10}")) {
      return OptionalLong.empty();
    }
    long number = Long.parseLong(digits);
    return number > LARGEST ? OptionalLong.empty() : OptionalLong.of(number);
  }

  private static boolean isYes(String text) {
    return text.equalsIgnoreCase("yes") || text.equalsIgnoreCase("enabled");
  }
}
