package org.imagewizard.machine;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.base.task.Tasks;
import org.imagewizard.docker.Container;
import org.imagewizard.docker.Engine;

/**
 * Containers that were given a graphics card and may not use it any more: a reload of systemd sets
 * their control group back to the devices that Docker knows of, and those that NVIDIA's toolkit
 * added are none of them (NVIDIA/nvidia-container-toolkit, issue 48: "Failed to initialize NVML:
 * Unknown Error"). They run on, and Docker calls them healthy.
 */
public final class LostCards {
  /**
   * Opens each card inside the container and closes it again. Only the control group refuses with
   * these words; a device that is gone or a driver that is not loaded has others.
   */
  private static final String SCRIPT =
      "LC_ALL=C; export LC_ALL; for d in /dev/nvidia[0-9]* /dev/nvidiactl;"
          + " do [ -c \"$d\" ] && (: <\"$d\"); done; exit 0";

  private static final String REFUSAL = "Operation not permitted";

  private LostCards() {}

  /**
   * @param answer the refusal, in the words of the container's own shell
   */
  public record Lost(Container container, String answer) {}

  /** Those worth asking: they run, and were made with a request for a card. */
  public static List<Container> asked(List<Container> containers) {
    return containers.stream().filter(one -> one.running() && one.cards()).toList();
  }

  /**
   * Runs a short command inside each that was made with a request for a card, all side by side. One
   * without a shell, or that ends meanwhile, has lost nothing that we know of.
   */
  public static List<Lost> among(Engine engine, List<Container> containers) {
    List<Callable<Optional<Lost>>> looks =
        asked(containers).stream()
            .map(one -> (Callable<Optional<Lost>>) () -> look(engine, one))
            .toList();
    return Tasks.all(looks).stream().flatMap(Optional::stream).toList();
  }

  private static Optional<Lost> look(Engine engine, Container container) {
    try {
      return Stream.of(
              engine.exec(container.id(), List.of("sh", "-c", SCRIPT)).output().split("\n"))
          .filter(line -> line.contains("/dev/nvidia") && line.contains(REFUSAL))
          .findFirst()
          .map(line -> new Lost(container, line.strip()));
    } catch (ProblemException e) {
      if (e.problem().kind() == Problem.Kind.CANCELLED) {
        throw e;
      }
      return Optional.empty();
    }
  }
}
