package org.imagewizard.deploy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.imagewizard.base.progress.Progress;
import org.imagewizard.base.progress.ProgressSink;
import org.imagewizard.base.task.Cancellation;
import org.imagewizard.base.text.Phrase;
import org.imagewizard.docker.Compose;
import org.imagewizard.docker.Container;
import org.imagewizard.docker.Engine;
import org.imagewizard.docker.LocalImage;

/**
 * What can be done with a deployment. Each call streams progress, ends with {@link Progress.Done}
 * and returns it. Long: run it through Tasks.
 */
public final class Operations {
  private final Engine engine;
  private final Compose compose;

  public Operations(Engine engine, Compose compose) {
    this.engine = engine;
    this.compose = compose;
  }

  /** Downloads every image anew; the engine skips layers that are here. */
  public Progress.Done pull(Deployment deployment, ProgressSink sink, Cancellation cancellation) {
    boolean practice = deployment.plan().practice();
    try (Hold _ = hold(deployment, "pull", sink)) {
      new Pull(engine, new Estimates(), sink, cancellation)
          .run(deployment, ComposeFile.read(deployment), practice);
      return new Stream(sink).done(true, ends(deployment));
    }
  }

  /**
   * Pulls what is missing, makes the networks, starts, waits until every service answers, and has
   * those that were started load their models.
   *
   * @param paid whether {@link #paidWarmUps} are sent too
   */
  public Progress.Done up(
      Deployment deployment, boolean paid, ProgressSink sink, Cancellation cancellation) {
    try (Hold _ = hold(deployment, "up", sink)) {
      return new Up(engine, compose).run(deployment, paid, sink, cancellation);
    }
  }

  /**
   * Puts images and folder into one archive.
   *
   * @param open names of the variables that are no secret
   * @param withKeys whether keys go along
   */
  public Progress.Done bundle(
      Deployment deployment,
      Path out,
      Set<String> open,
      boolean withKeys,
      ProgressSink sink,
      Cancellation cancellation) {
    return new BundleWriter(engine, deployment, open, withKeys).write(out, sink, cancellation);
  }

  /** Verifies an archive, loads its images and writes its folder. */
  public Progress.Done unbundle(
      Path archive, Path folder, ProgressSink sink, Cancellation cancellation) {
    return new BundleReader(archive).load(engine, folder, sink, cancellation);
  }

  /** The same, spending nothing. */
  public Progress.Done up(Deployment deployment, ProgressSink sink, Cancellation cancellation) {
    return up(deployment, false, sink, cancellation);
  }

  /** Services whose warm-up sends a request to a language model that somebody pays for. */
  public static List<String> paidWarmUps(Deployment deployment) {
    if (!WarmUp.mayBePaid(deployment.plan())) {
      return List.of();
    }
    ComposeFile file = ComposeFile.read(deployment).without(Lacking.of(deployment).services());
    return WarmUp.paid(deployment.plan(), file);
  }

  /**
   * Sends {@link #paidWarmUps} to a server that runs.
   *
   * @return service to what went wrong; empty when all are warm
   */
  public Map<String, Phrase> warmUp(
      Deployment deployment, ProgressSink sink, Cancellation cancellation) {
    ComposeFile file = ComposeFile.read(deployment).without(Lacking.of(deployment).services());
    List<Container> now = engine.containers(deployment.plan().project());
    return new WarmUp(engine.info(), deployment, file, new Stream(sink), cancellation)
        .run(List.of(), now, WarmUp.paid(deployment.plan(), file), true);
  }

  /** Stops and removes the containers; volumes, images and files stay. */
  public Progress.Done down(Deployment deployment, ProgressSink sink, Cancellation cancellation) {
    Stream stream = new Stream(sink);
    stream.step(
        "stop",
        Sentence.of("step.stop"),
        () -> {
          try (Hold _ = hold(deployment, "down", sink)) {
            new Takedown(engine, compose, stream)
                .run(deployment.folder(), deployment.plan().project(), List.of(), cancellation);
            new TraefikProject(compose).down(deployment, false, cancellation);
          }
          return true;
        });
    return stream.done(true, ends(deployment));
  }

  /** Restarts one service and waits until it answers. */
  public Progress.Done restart(
      Deployment deployment, String service, ProgressSink sink, Cancellation cancellation) {
    Stream stream = new Stream(sink);
    try (Hold _ = hold(deployment, "restart", sink)) {
      ComposeFile file = ComposeFile.read(deployment).only(service);
      stream.step(
          "restart",
          Sentence.of("step.restart", service),
          () -> {
            List<String> arguments = List.of("restart", service);
            compose.run(deployment.folder(), arguments, line -> {}, cancellation);
            return true;
          });
      Readiness readiness =
          new Readiness(
              engine,
              stream,
              cancellation,
              Probe.of(engine, engine.info()),
              Up.patience(deployment));
      Progress.ServiceEnd end =
          stream
              .step(
                  "wait",
                  Sentence.of("step.wait.one", service),
                  () ->
                      readiness.await(
                          deployment.plan().project(),
                          file,
                          new Turns(List.of(service), List.of(), one -> 0)))
              .getFirst();
      return stream.done(
          readiness.allReady(),
          ends(deployment).stream().map(one -> one.name().equals(service) ? end : one).toList());
    }
  }

  /**
   * Takes away containers, networks and the practice stack's images; volumes and keys stay unless
   * {@code data}.
   */
  public Progress.Done remove(
      Deployment deployment, boolean data, ProgressSink sink, Cancellation cancellation) {
    Stream stream = new Stream(sink);
    stream.step(
        "remove",
        Sentence.of("step.remove"),
        () -> {
          try (Hold _ = hold(deployment, "remove", sink)) {
            new Removal(engine, compose).run(deployment, data, stream, cancellation);
          }
          return true;
        });
    return stream.done(true, List.of());
  }

  /** What {@link #remove} would take away, one line each. */
  public List<String> removalList(Deployment deployment, boolean data) {
    return new Removal(engine, compose).list(deployment, data);
  }

  /** A real /render request through the orchestrator; {@code graphic} overrides the bundled one. */
  public SmokeResult smoke(
      Deployment deployment, Optional<Path> graphic, Cancellation cancellation) {
    return new Smoke(engine).run(deployment, graphic, cancellation);
  }

  /**
   * Newer builds under the same tags: downloaded first, exchanged, tested, and taken back by itself
   * when the server then does less than before.
   */
  public UpdateResult update(Deployment deployment, ProgressSink sink, Cancellation cancellation) {
    try (Hold _ = hold(deployment, "update", sink)) {
      return new Update(engine, compose, deployment, sink, cancellation).forward();
    }
  }

  /** What ran before the last update, by digest, with the same test. */
  public UpdateResult rollback(
      Deployment deployment, ProgressSink sink, Cancellation cancellation) {
    try (Hold _ = hold(deployment, "rollback", sink)) {
      return new Update(engine, compose, deployment, sink, cancellation).back();
    }
  }

  /** What a start would change on what is there; empty when all is as the folder says. */
  public Map<String, Difference> differences(Deployment deployment) {
    return new Differences(engine, compose).of(deployment);
  }

  /** Services whose containers hang on no network any more; a start makes them anew. */
  public List<String> withoutNetwork(Deployment deployment) {
    return new Networks(engine)
        .lost(engine.containers(deployment.plan().project())).stream()
            .map(Container::service)
            .distinct()
            .toList();
  }

  /** What was cut off on a server and not taken up since, such as "up"; empty when nothing was. */
  public static String cutOff(Deployment deployment) {
    return Hold.cutOff(deployment.folder());
  }

  /** Whether an update never came to its end. */
  public static boolean unfinishedUpdate(Deployment deployment) {
    return new Locks(deployment.folder()).pending().isPresent();
  }

  /** Builds that neither what runs nor a rollback needs. */
  public List<LocalImage> oldImages(Deployment deployment) {
    return new OldImages(engine).of(deployment);
  }

  public void removeOldImages(List<LocalImage> images) {
    new OldImages(engine).remove(images);
  }

  private static Hold hold(Deployment deployment, String what, ProgressSink sink) {
    Hold hold = Hold.of(deployment.folder(), what);
    if (!hold.interrupted().isEmpty()) {
      new Stream(sink).note(Sentence.of("note.cut-off", hold.interrupted()));
    }
    return hold;
  }

  private List<Progress.ServiceEnd> ends(Deployment deployment) {
    return engine.containers(deployment.plan().project()).stream()
        .map(c -> new Progress.ServiceEnd(c.service(), c.state(), c.health(), c.error()))
        .toList();
  }
}
