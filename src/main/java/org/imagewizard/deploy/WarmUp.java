package org.imagewizard.deploy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.imagewizard.base.task.Cancellation;
import org.imagewizard.base.text.Phrase;
import org.imagewizard.docker.Container;
import org.imagewizard.docker.EngineInfo;
import org.imagewizard.fit.LanguageModel;
import org.imagewizard.plan.DeploymentPlan;

/**
 * Has services load their models before the first request comes, by asking {@code /warmup} on their
 * own address: one after the other, because models that load at the same time need more memory than
 * when they run, and once, because one service keeps another copy of its model for every call.
 */
final class WarmUp {
  /** A first load from a slow disk, or on a processor. */
  private static final Duration LONGEST = Duration.ofMinutes(15);

  private static final int CONNECT_MS = 5_000;

  private static final String PAGE = "/warmup";

  /** The env file of those that ask a language model. */
  private static final String LANGUAGE_MODEL = "llm.env";

  private final EngineInfo engine;
  private final Deployment deployment;
  private final ComposeFile file;
  private final Stream stream;
  private final Cancellation cancellation;

  WarmUp(
      EngineInfo engine,
      Deployment deployment,
      ComposeFile file,
      Stream stream,
      Cancellation cancellation) {
    this.engine = engine;
    this.deployment = deployment;
    this.file = file;
    this.stream = stream;
    this.cancellation = cancellation;
  }

  /** Services whose warm-up sends a request to a language model that somebody pays for. */
  static List<String> paid(DeploymentPlan plan, ComposeFile file) {
    return mayBePaid(plan)
        ? file.warmUp().stream().filter(name -> file.reads(name, LANGUAGE_MODEL)).toList()
        : List.of();
  }

  /** What can be told without the compose file. */
  static boolean mayBePaid(DeploymentPlan plan) {
    return plan.languageModel() == LanguageModel.REMOTE && !plan.practice();
  }

  /**
   * @param before the containers as they were before this start: those that ran are warm
   * @param now the containers as they are
   * @param ready services that answer, in the order in which they are asked
   * @param paid whether {@link #paid} are asked too
   * @return service to what went wrong; empty when all are warm
   */
  Map<String, Phrase> run(
      List<Container> before, List<Container> now, List<String> ready, boolean paid) {
    List<Container> started =
        started(before, now, ready.stream().filter(file.warmUp()::contains).toList());
    List<String> dear = paid ? List.of() : paid(deployment.plan(), file);
    boolean reached = Probe.reaches(engine);
    List<Container> asked =
        started.stream().filter(one -> reached && !dear.contains(one.service())).toList();
    List<String> left =
        started.stream()
            .filter(one -> !asked.contains(one))
            .map(Container::service)
            .distinct()
            .toList();
    if (!left.isEmpty()) {
      stream.note(Sentence.of("note.cold", String.join(", ", left)));
    }
    return asked.isEmpty()
        ? Map.of()
        : stream.step(
            "warm", Sentence.of("step.warm", asked.size()), () -> oneAfterTheOther(asked));
  }

  /** Containers of these services that did not run before this start, in the same order. */
  private static List<Container> started(
      List<Container> before, List<Container> now, List<String> services) {
    Map<String, String> ran =
        before.stream()
            .filter(Container::running)
            .collect(Collectors.toMap(Container::id, Container::startedAt));
    return now.stream()
        .filter(one -> services.contains(one.service()) && one.running())
        .filter(one -> !one.startedAt().equals(ran.get(one.id())))
        .sorted(Comparator.comparingInt(one -> services.indexOf(one.service())))
        .toList();
  }

  private Map<String, Phrase> oneAfterTheOther(List<Container> containers) {
    Map<String, Phrase> cold = new LinkedHashMap<>();
    for (Container container : containers) {
      cancellation.check();
      long from = System.nanoTime();
      Phrase failure = ask(container);
      if (failure.isEmpty()) {
        stream.note(
            Sentence.of("note.warm", container.service(), (System.nanoTime() - from) / 1e9));
      } else {
        cold.put(container.service(), Sentence.of("reason.cold", failure));
      }
    }
    return cold;
  }

  /** What went wrong; empty when nothing did. */
  private Phrase ask(Container container) {
    try (Socket socket = new Socket()) {
      cancellation.onCancel(() -> close(socket));
      socket.connect(new InetSocketAddress(container.address(), Probe.port(container)), CONNECT_MS);
      socket.setSoTimeout((int) LONGEST.toMillis());
      String line = PlainGet.statusLine(socket, container.service(), PAGE);
      OptionalInt status = PlainGet.status(line);
      if (status.isEmpty()) {
        return Sentence.of("reason.warm.broke", line);
      }
      socket.getInputStream().transferTo(OutputStream.nullOutputStream());
      return status.getAsInt() == 200
          ? Sentence.NONE
          : Sentence.of("reason.warm.status", (long) status.getAsInt());
    } catch (IOException e) {
      cancellation.check();
      return Sentence.of("reason.warm.broke", "" + e.getMessage());
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // The wait on it ends all the same.
    }
  }
}
