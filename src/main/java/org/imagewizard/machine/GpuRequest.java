package org.imagewizard.machine;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.base.text.Phrase;
import org.imagewizard.docker.Engine;

/**
 * The test that decides: a throw-away container asks for the cards just as the server's services
 * will. Only the engine's answer counts, for toolkit, runtime and driver can each look right alone.
 * Image and container are removed again.
 */
final class GpuRequest {
  private static final String LABEL = "LABEL org.imagewizard.probe=true";

  /** The driver shows each card that a container got, with its number, here. */
  private static final String SCRIPT =
      "B=/busybox; $B ls /dev || exit 1;"
          + " $B cat /proc/driver/nvidia/gpus/*/information 2>/dev/null; exit 0";

  private final Host host;
  private final FixList fixes;
  private final String image;

  GpuRequest(Host host, FixList fixes) {
    this.host = host;
    this.fixes = fixes;
    this.image = ProbeName.fresh(host).reference();
  }

  /**
   * Blocks for as long as the engine does; tidies up even when interrupted.
   *
   * @param here whether the engine's computer is this one, so that its cards are known
   */
  Finding run(Engine engine, boolean here) {
    Optional<byte[]> busybox = Busybox.of(host);
    if (busybox.isEmpty()) {
      return Finding.of(FindingKind.REQUEST_NO_BUSYBOX)
          .proof(Sentence.of("gpu.request.looked", String.join(" ", Busybox.PLACES)))
          .mend(fixes.busyboxInstall());
    }
    new Leftovers(host, engine).remove();
    try {
      engine.importImage(
          new ByteArrayInputStream(ProbeImage.tar(busybox.get())), image, List.of(LABEL));
    } catch (ProblemException e) {
      return Finding.of(FindingKind.REQUEST_NOT_MADE).proof(Sentence.plain(words(e.problem())));
    }
    try {
      return ask(engine, here);
    } finally {
      remove(engine);
    }
  }

  private Finding ask(Engine engine, boolean here) {
    List<String> command = List.of(ProbeImage.PROGRAM, "sh", "-c", SCRIPT);
    List<Phrase> proof = new ArrayList<>();
    proof.add(Sentence.of("gpu.request.asked"));
    Engine.RunResult result;
    try {
      result = engine.runOnce(image, command, true);
    } catch (ProblemException e) {
      if (e.problem().kind() == Problem.Kind.CANCELLED) {
        throw e;
      }
      List<String> answer = words(e.problem());
      answer.forEach(line -> proof.add(Sentence.of("gpu.request.answer", line)));
      return refused(engine, command, proof, String.join(" ", answer), here);
    }
    List<String> cards =
        result.output().lines().map(String::strip).filter(GpuRequest::isCard).toList();
    proof.add(
        Sentence.of(
            "gpu.request.end",
            (long) result.exitCode(),
            cards.isEmpty()
                ? Sentence.of("gpu.request.no-device")
                : "/dev/" + String.join(" /dev/", cards)));
    seen(result.output()).forEach(line -> proof.add(Sentence.of("gpu.request.seen", line)));
    return verdict(result.exitCode(), cards, here).proof(proof);
  }

  private Finding verdict(int exitCode, List<String> cards, boolean here) {
    if (exitCode != 0) {
      return Finding.of(FindingKind.REQUEST_FAILED);
    }
    if (!cards.isEmpty()) {
      return Finding.of(FindingKind.REQUEST_OK);
    }
    boolean expected = here && host.names("/dev").stream().anyMatch(GpuRequest::isCard);
    return expected
        ? Finding.of(FindingKind.REQUEST_EMPTY).mend(fixes.nvidiaToolkit())
        : Finding.of(FindingKind.REQUEST_TAKEN);
  }

  /** "NVIDIA GeForce RTX 3070, GPU-1234…" for each card inside. */
  private static List<String> seen(String output) {
    List<String> cards = new ArrayList<>();
    String model = "";
    for (String line : output.split("\n")) {
      String value = line.substring(line.indexOf(':') + 1).strip();
      if (line.startsWith("Model:")) {
        model = value;
      } else if (line.startsWith("GPU UUID:")) {
        cards.add(model.isEmpty() ? value : model + ", " + value);
      }
    }
    return cards;
  }

  /** The same container without the request tells whose fault it is. */
  private Finding refused(
      Engine engine, List<String> command, List<Phrase> proof, String answer, boolean here) {
    try {
      engine.runOnce(image, command, false);
    } catch (ProblemException e) {
      words(e.problem()).forEach(line -> proof.add(Sentence.of("gpu.request.without", line)));
      return Finding.of(FindingKind.REQUEST_NO_CONTAINER).proof(proof);
    }
    String lower = answer.toLowerCase(Locale.ROOT);
    boolean unknown = lower.contains("could not select device driver");
    if (unknown && !here) {
      return Finding.of(FindingKind.REQUEST_KNOWS_NONE).proof(proof);
    }
    boolean toolkit =
        unknown
            || lower.contains("nvidia-container")
            || lower.contains("cdi")
            || lower.contains("unknown runtime");
    if (!toolkit) {
      return Finding.of(FindingKind.REQUEST_REFUSED_OTHERWISE).proof(proof);
    }
    Finding finding = Finding.of(FindingKind.REQUEST_REFUSED).proof(proof);
    return here ? finding.mend(fixes.nvidiaToolkit()) : finding;
  }

  private static boolean isCard(String name) {
    return name.matches("nvidia[0-9]+") || name.equals(Wsl.DEVICE);
  }

  private static List<String> words(Problem problem) {
    return problem.evidence().isEmpty() ? List.of(problem.summary()) : problem.evidence();
  }

  private void remove(Engine engine) {
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
