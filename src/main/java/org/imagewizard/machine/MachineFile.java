package org.imagewizard.machine;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.imagewizard.base.yaml.Fields;
import org.imagewizard.base.yaml.YamlReader;
import org.imagewizard.base.yaml.YamlValue;

/**
 * Reads a {@code --machine} file, which stands in for this computer. All sizes in MiB:
 *
 * <pre>
 * memoryMiB: 32000
 * memoryAvailableMiB: 25000   # optional, else all of it
 * cpus: 16
 * diskFreeMiB: 200000
 * gpus:                       # optional, else no card
 *   - {name: GeForce RTX 3070, totalMiB: 8192, usedMiB: 400, display: true}
 * </pre>
 *
 * A card may also have a {@code uuid}.
 */
public final class MachineFile {
  private static final String MEMORY = "memoryMiB";
  private static final String AVAILABLE = "memoryAvailableMiB";
  private static final String CPUS = "cpus";
  private static final String DISK = "diskFreeMiB";
  private static final String GPUS = "gpus";
  private static final String TOTAL = "totalMiB";
  private static final String USED = "usedMiB";

  /** A tebibyte of mebibytes, times a thousand: more is a slip of the unit, and would overflow. */
  private static final long LARGEST = 1L << 30;

  private MachineFile() {}

  /**
   * @throws org.imagewizard.base.problem.ProblemException kind INPUT, with file, line and column
   */
  public static Machine read(Path file) {
    return read(YamlReader.read(file), file.toString());
  }

  static Machine read(YamlValue value, String source) {
    Fields fields =
        Fields.of(value, Sentence.of("noun.machine"), Set.of(MEMORY, AVAILABLE, CPUS, DISK, GPUS));
    long memory = number(fields, MEMORY, 1);
    long available = fields.has(AVAILABLE) ? number(fields, AVAILABLE, 0) : memory;
    if (available > memory) {
      throw Fields.wrong(
          fields.at(AVAILABLE), Sentence.of("machine.available", String.valueOf(memory)));
    }
    long cpus = number(fields, CPUS, 1);
    if (cpus > 100_000) {
      throw Fields.wrong(fields.at(CPUS), Sentence.of("machine.cpus"));
    }
    long disk = number(fields, DISK, 0);
    List<Gpu> gpus = new ArrayList<>();
    fields.list(GPUS, gpu -> gpus.add(gpu(gpu, gpus.size())));
    return new Machine(source, memory, available, (int) cpus, disk, gpus);
  }

  private static Gpu gpu(YamlValue value, int index) {
    Fields fields =
        Fields.of(value, Sentence.of("noun.card"), Set.of("name", TOTAL, USED, "uuid", "display"));
    long total = number(fields, TOTAL, 1);
    long used = fields.has(USED) ? number(fields, USED, 0) : 0;
    if (used > total) {
      throw Fields.wrong(fields.at(USED), Sentence.of("machine.used", String.valueOf(total)));
    }
    return new Gpu(
        index,
        fields.string("uuid", ""),
        fields.string("name"),
        total,
        used,
        fields.flag("display", false),
        List.of());
  }

  private static long number(Fields fields, String key, long least) {
    long number = fields.number(key).orElseThrow(() -> fields.missing(key));
    if (number < least) {
      throw Fields.wrong(fields.at(key), Sentence.of("machine.least", key, String.valueOf(least)));
    }
    if (number > LARGEST) {
      throw Fields.wrong(fields.at(key), Sentence.of("machine.most", key));
    }
    return number;
  }
}
