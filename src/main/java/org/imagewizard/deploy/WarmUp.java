package org.imagewizard.deploy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.base.task.Cancellation;
import org.imagewizard.base.text.Phrase;
import org.imagewizard.docker.Container;
import org.imagewizard.docker.Engine;
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

  /** The env file of those that ask a language model. */
  private static final String LANGUAGE_MODEL = "llm.env";

  private final Engine engine;
  private final Deployment deployment;
  private final ComposeFile file;
  private final Stream stream;
  private final Cancellation cancellation;
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  WarmUp(
      Engine engine,
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
    return plan.languageModel() != LanguageModel.REMOTE || plan.practice()
        ? List.of()
        : file.warmUp().stream().filter(name -> file.reads(name, LANGUAGE_MODEL)).toList();
  }

  /**
   * @param before the containers as they were before this start: those that ran are warm
   * @param ready services that answer, in the order in which they are asked
   * @param paid whether {@link #paid} are asked too
   * @return service to what went wrong; empty when all are warm
   */
  Map<String, Phrase> run(List<Container> before, List<String> ready, boolean paid) {
    List<Container> started =
        started(before, ready.stream().filter(file.warmUp()::contains).toList());
    List<String> dear = paid ? List.of() : paid(deployment.plan(), file);
    boolean reached = Probe.reaches(engine.info());
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
  private List<Container> started(List<Container> before, List<String> services) {
    if (services.isEmpty()) {
      return List.of();
    }
    Map<String, String> ran =
        before.stream()
            .filter(Container::running)
            .collect(Collectors.toMap(Container::id, Container::startedAt));
    return engine.containers(deployment.plan().project()).stream()
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
    URI address =
        URI.create("http://" + container.address() + ":" + Probe.port(container) + "/warmup");
    CompletableFuture<HttpResponse<Void>> answer =
        client.sendAsync(
            HttpRequest.newBuilder(address).timeout(LONGEST).build(),
            HttpResponse.BodyHandlers.discarding());
    cancellation.onCancel(() -> answer.cancel(true));
    try {
      int status = answer.get().statusCode();
      return status == 200 ? Sentence.NONE : Sentence.of("reason.warm.status", (long) status);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException) {
        return Sentence.of("reason.warm.broke", "" + e.getCause().getMessage());
      }
      throw new IllegalStateException(e.getCause());
    } catch (CancellationException e) {
      throw new ProblemException(Problem.cancelled(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ProblemException(Problem.cancelled(), e);
    }
  }
}
