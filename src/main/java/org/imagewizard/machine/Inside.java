package org.imagewizard.machine;

import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.docker.Engine;

/**
 * What only a container can tell of an engine with a system of its own: on another computer, or in
 * Docker Desktop's virtual machine.
 */
record Inside(long diskFreeMiB, long diskTotalMiB, long memoryAvailableMiB) {
  private static final String SCRIPT =
      "B=/busybox; $B df -P -k / || exit 1; $B grep MemAvailable: /proc/meminfo; exit 0";

  /** Blocks for as long as the engine does; image and container are removed again. */
  static Optional<Inside> read(Host host, Engine engine) {
    Optional<byte[]> busybox = Busybox.of(host);
    if (busybox.isEmpty()) {
      return Optional.empty();
    }
    new Leftovers(host, engine).remove();
    String image = ProbeName.fresh(host).reference();
    try {
      engine.importImage(new ByteArrayInputStream(ProbeImage.tar(busybox.get())), image, List.of());
      try {
        Engine.RunResult result =
            engine.runOnce(image, List.of(ProbeImage.PROGRAM, "sh", "-c", SCRIPT), false);
        return result.exitCode() == 0 ? parse(result.output()) : Optional.empty();
      } finally {
        engine.removeImage(image);
      }
    } catch (ProblemException e) {
      return Optional.empty();
    }
  }

  /** The columns of df -P -k: name, all, used, available, percentage, place. */
  static Optional<Inside> parse(String output) {
    OptionalLong memory =
        output
            .lines()
            .filter(line -> line.startsWith("MemAvailable:"))
            .map(line -> line.replaceAll("[^0-9]", ""))
            .flatMap(number -> kib(number).stream().boxed())
            .mapToLong(kib -> kib / 1024)
            .findFirst();
    return output
        .lines()
        .map(line -> Arrays.asList(line.strip().split("\\s+")))
        .filter(columns -> columns.size() == 6 && columns.getLast().equals("/"))
        .filter(columns -> kib(columns.get(1)).isPresent() && kib(columns.get(3)).isPresent())
        .map(
            columns ->
                new Inside(
                    kib(columns.get(3)).getAsLong() / 1024,
                    kib(columns.get(1)).getAsLong() / 1024,
                    memory.orElse(0)))
        .filter(one -> one.diskTotalMiB() > 0 && one.diskFreeMiB() <= one.diskTotalMiB())
        .findFirst();
  }

  private static OptionalLong kib(String text) {
    return text.matches("[0-9]{1,15}")
        ? OptionalLong.of(Long.parseLong(text))
        : OptionalLong.empty();
  }
}
