package org.imagewizard.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.imagewizard.base.progress.Progress;
import org.imagewizard.base.progress.ProgressSink;
import org.imagewizard.base.task.Cancellation;
import org.imagewizard.base.text.Phrase;
import org.imagewizard.cli.session.Server;
import org.imagewizard.deploy.Deployment;
import org.imagewizard.deploy.Difference;
import org.imagewizard.deploy.SmokeResult;
import org.imagewizard.deploy.UpdateResult;
import org.imagewizard.docker.LocalImage;
import org.imagewizard.watch.LogFollower;
import org.imagewizard.watch.LogLine;
import org.imagewizard.watch.LogSink;
import org.imagewizard.watch.StackStatus;
import org.imagewizard.wizard.Changes;

/** A server whose every answer a test decides. */
final class FakeServer implements Server {
  final List<String> calls = new ArrayList<>();
  List<LogLine> lines =
      List.of(
          new LogLine(
              "orchestrator", "c1", "stdout", "2026-05-12T14:30:12.000000001Z", "listening"));
  String state = "running";
  long memoryMiB = -1;
  List<LocalImage> old = List.of();
  Map<String, Difference> changes = Map.of();
  List<String> paid = List.of();
  String reason = "port 8080 is taken";
  boolean ok = true;

  /** What takes time in every operation, once it has begun. */
  Runnable work = () -> {};

  Optional<RuntimeException> failure = Optional.empty();
  private Optional<Deployment> deployment = Optional.empty();

  Server of(Deployment next) {
    deployment = Optional.of(next);
    return this;
  }

  @Override
  public Deployment deployment() {
    return deployment.orElseThrow();
  }

  private Progress.Done done(String call, ProgressSink sink) {
    calls.add(call);
    sink.accept(new Progress.StepStarted("start", "Starting"));
    work.run();
    if (failure.isPresent()) {
      throw failure.get();
    }
    sink.accept(new Progress.ServicePhase("orchestrator", Progress.Phase.READY, ""));
    Progress.Done done =
        new Progress.Done(
            ok,
            List.of(new Progress.ServiceEnd("orchestrator", state, "healthy", ok ? "" : reason)));
    sink.accept(done);
    return done;
  }

  @Override
  public Progress.Done pull(ProgressSink sink, Cancellation cancellation) {
    return done("pull", sink);
  }

  @Override
  public Progress.Done up(boolean paid, ProgressSink sink, Cancellation cancellation) {
    return done(paid ? "up, paid" : "up", sink);
  }

  @Override
  public List<String> paidWarmUps() {
    return paid;
  }

  @Override
  public Changes changes() {
    return new Changes(changes);
  }

  @Override
  public Progress.Done down(ProgressSink sink, Cancellation cancellation) {
    return done("down", sink);
  }

  @Override
  public Progress.Done restart(String service, ProgressSink sink, Cancellation cancellation) {
    return done("restart " + service, sink);
  }

  @Override
  public Progress.Done remove(boolean data, ProgressSink sink, Cancellation cancellation) {
    return done("remove" + (data ? " data" : ""), sink);
  }

  @Override
  public List<String> removalList(boolean data) {
    return List.of("30 containers");
  }

  @Override
  public SmokeResult smoke(Optional<Path> graphic, Cancellation cancellation) {
    return new SmokeResult(
        ok,
        List.of(new SmokeResult.Rendering("photo-audio-handler", "type", "Photo", 1.5)),
        ok ? List.of() : List.of(Phrase.plain("charts as sound")));
  }

  @Override
  public UpdateResult update(ProgressSink sink, Cancellation cancellation) {
    return exchanged(done("update", sink));
  }

  @Override
  public UpdateResult rollback(ProgressSink sink, Cancellation cancellation) {
    return exchanged(done("rollback", sink));
  }

  private UpdateResult exchanged(Progress.Done done) {
    return new UpdateResult(
        ok ? UpdateResult.Outcome.DONE : UpdateResult.Outcome.RETURNED,
        done,
        List.of(
            new UpdateResult.Change(
                List.of("orchestrator"),
                "ghcr.io/a/orchestrator:unstable",
                "2026-05-01, a2eb12c",
                "2026-05-12, 3f01abc")),
        Optional.empty(),
        Phrase.plain(ok ? "" : "The test failed: charts as sound"));
  }

  @Override
  public Progress.Done bundle(
      Path out, boolean withKeys, ProgressSink sink, Cancellation cancellation) {
    return done("bundle " + out.getFileName() + (withKeys ? " with keys" : ""), sink);
  }

  @Override
  public List<LocalImage> oldImages() {
    return old;
  }

  @Override
  public void removeOldImages(List<LocalImage> images) {
    calls.add("remove old images " + images.size());
  }

  @Override
  public StackStatus status() {
    return new StackStatus(
        List.of(
            new StackStatus.ServiceStatus(
                "orchestrator",
                "c1",
                state,
                "healthy",
                "cpu",
                -1,
                0,
                0,
                Phrase.plain(""),
                memoryMiB,
                -1,
                "")),
        List.of());
  }

  @Override
  public Map<String, LogFollower.Counts> logs(
      List<String> services,
      boolean follow,
      String since,
      LogSink sink,
      Cancellation cancellation) {
    calls.add("logs " + services + " " + follow + " " + since);
    lines.forEach(sink::line);
    return Map.of("orchestrator", new LogFollower.Counts(lines.size(), 0, 0));
  }

  @Override
  public void close() {
    calls.add("close");
  }
}
