package org.imagewizard.machine;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.docker.Engine;

/**
 * The test that decides: a throw-away container asks for the cards just as the server's services
 * will. Only the engine's answer counts, for toolkit, runtime and driver can each look right alone.
 * Image and container are removed again.
 */
final class GpuRequest {
  static final String REQUEST = "gpu.request";

  private static final String LABEL = "LABEL org.imagewizard.probe=true";

  private final Host host;
  private final FixList fixes;

  GpuRequest(Host host, FixList fixes) {
    this.host = host;
    this.fixes = fixes;
  }

  /** Blocks for as long as the engine does; tidies up even when interrupted. */
  Finding run(Engine engine) {
    Optional<byte[]> busybox = Busybox.of(host);
    if (busybox.isEmpty()) {
      return new Finding(
          REQUEST,
          Finding.Status.SKIP,
          "Test container for the graphics card, because there is no static busybox to make it of",
          List.of(),
          List.of(fixes.busyboxInstall()));
    }
    String image = "image-wizard/probe:" + Long.toHexString(System.nanoTime());
    try {
      engine.importImage(
          new ByteArrayInputStream(ProbeImage.tar(busybox.get())), image, List.of(LABEL));
    } catch (ProblemException e) {
      return Finding.warn(
          REQUEST, "The test container for the graphics card was not made", words(e.problem()));
    }
    try {
      return ask(engine, image);
    } finally {
      remove(engine, image);
    }
  }

  private Finding ask(Engine engine, String image) {
    List<String> command = List.of(ProbeImage.PROGRAM, "ls", "/dev");
    List<String> evidence = new ArrayList<>();
    evidence.add("Asked: a container with all NVIDIA cards");
    Engine.RunResult result;
    try {
      result = engine.runOnce(image, command, true);
    } catch (ProblemException e) {
      if (e.problem().kind() == Problem.Kind.CANCELLED) {
        throw e;
      }
      List<String> answer = words(e.problem());
      answer.forEach(line -> evidence.add("Answer: " + line));
      return refused(engine, image, command, evidence, String.join(" ", answer));
    }
    List<String> cards =
        result.output().lines().map(String::strip).filter(GpuRequest::isCard).toList();
    evidence.add(
        "Answer: exit code %d, %s"
            .formatted(
                result.exitCode(),
                cards.isEmpty() ? "no card in /dev" : "/dev/" + String.join(" /dev/", cards)));
    if (result.exitCode() != 0) {
      return Finding.warn(REQUEST, "The test container for the graphics card failed", evidence);
    }
    boolean expected = host.names("/dev").stream().anyMatch(GpuRequest::isCard);
    if (cards.isEmpty() && expected) {
      return Finding.fail(
          REQUEST,
          "Docker takes requests for graphics cards but hands none to the container",
          evidence,
          fixes.nvidiaToolkit());
    }
    String summary =
        cards.isEmpty()
            ? "Docker takes requests for graphics cards"
            : "Containers can use the graphics card";
    return new Finding(REQUEST, Finding.Status.OK, summary, evidence, List.of());
  }

  /** The same container without the request tells whose fault it is. */
  private Finding refused(
      Engine engine, String image, List<String> command, List<String> evidence, String answer) {
    try {
      engine.runOnce(image, command, false);
    } catch (ProblemException e) {
      words(e.problem()).forEach(line -> evidence.add("Without the request: " + line));
      return Finding.warn(REQUEST, "No test container can be started at all", evidence);
    }
    return Finding.fail(
        REQUEST,
        "Containers cannot use the graphics card",
        evidence,
        toolkitHelps(answer) ? new Fix[] {fixes.nvidiaToolkit()} : new Fix[0]);
  }

  private static boolean toolkitHelps(String answer) {
    String lower = answer.toLowerCase(Locale.ROOT);
    return lower.contains("could not select device driver")
        || lower.contains("nvidia-container")
        || lower.contains("cdi")
        || lower.contains("unknown runtime");
  }

  private static boolean isCard(String name) {
    return name.matches("nvidia[0-9]+");
  }

  private static List<String> words(Problem problem) {
    return problem.evidence().isEmpty() ? List.of(problem.summary()) : problem.evidence();
  }

  private static void remove(Engine engine, String image) {
    boolean interrupted = Thread.interrupted();
    try {
      engine.removeImage(image);
    } catch (ProblemException e) {
      System.getLogger(GpuRequest.class.getName())
          .log(System.Logger.Level.WARNING, "Probe image {0} was not removed", image);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
