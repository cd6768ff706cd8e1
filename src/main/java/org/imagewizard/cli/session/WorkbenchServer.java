package org.imagewizard.cli.session;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.imagewizard.base.progress.Progress;
import org.imagewizard.base.progress.ProgressSink;
import org.imagewizard.base.task.Cancellation;
import org.imagewizard.deploy.Deployment;
import org.imagewizard.deploy.Operations;
import org.imagewizard.deploy.SmokeResult;
import org.imagewizard.deploy.UpdateResult;
import org.imagewizard.docker.Engine;
import org.imagewizard.docker.LocalImage;
import org.imagewizard.watch.LogFollower;
import org.imagewizard.watch.LogSink;
import org.imagewizard.watch.StackStatus;
import org.imagewizard.wizard.Changes;
import org.imagewizard.wizard.Workbench;

/** A deployment on a connected engine. */
final class WorkbenchServer implements Server {
  private final Workbench workbench;
  private final Engine engine;
  private final Deployment deployment;
  private final Operations operations;

  WorkbenchServer(Workbench workbench, Engine engine, Deployment deployment) {
    this.workbench = workbench;
    this.engine = engine;
    this.deployment = deployment;
    this.operations = workbench.operations(engine);
  }

  @Override
  public Deployment deployment() {
    return deployment;
  }

  @Override
  public Progress.Done pull(ProgressSink sink, Cancellation cancellation) {
    return operations.pull(deployment, sink, cancellation);
  }

  @Override
  public Progress.Done up(boolean paid, ProgressSink sink, Cancellation cancellation) {
    return workbench.starting(
        engine, deployment, () -> operations.up(deployment, paid, sink, cancellation));
  }

  @Override
  public List<String> paidWarmUps() {
    return Operations.paidWarmUps(deployment);
  }

  @Override
  public Changes changes() {
    return Changes.of(operations, deployment);
  }

  @Override
  public Progress.Done down(ProgressSink sink, Cancellation cancellation) {
    return operations.down(deployment, sink, cancellation);
  }

  @Override
  public Progress.Done restart(String service, ProgressSink sink, Cancellation cancellation) {
    return operations.restart(deployment, service, sink, cancellation);
  }

  @Override
  public Progress.Done remove(boolean data, ProgressSink sink, Cancellation cancellation) {
    return operations.remove(deployment, data, sink, cancellation);
  }

  @Override
  public List<String> removalList(boolean data) {
    return operations.removalList(deployment, data);
  }

  @Override
  public SmokeResult smoke(Optional<Path> graphic, Cancellation cancellation) {
    return workbench.following(
        engine, deployment, () -> operations.smoke(deployment, graphic, cancellation));
  }

  @Override
  public UpdateResult update(ProgressSink sink, Cancellation cancellation) {
    return workbench.following(
        engine, deployment, () -> operations.update(deployment, sink, cancellation));
  }

  @Override
  public UpdateResult rollback(ProgressSink sink, Cancellation cancellation) {
    return operations.rollback(deployment, sink, cancellation);
  }

  @Override
  public Progress.Done bundle(
      Path out, boolean withKeys, ProgressSink sink, Cancellation cancellation) {
    return operations.bundle(
        deployment, out, workbench.openSettings(), withKeys, sink, cancellation);
  }

  @Override
  public List<LocalImage> oldImages() {
    return operations.oldImages(deployment);
  }

  @Override
  public void removeOldImages(List<LocalImage> images) {
    operations.removeOldImages(images);
  }

  @Override
  public StackStatus status() {
    return workbench.status(engine, deployment);
  }

  @Override
  public Map<String, LogFollower.Counts> logs(
      List<String> services,
      boolean follow,
      String since,
      LogSink lines,
      Cancellation cancellation) {
    LogFollower.Request request =
        new LogFollower.Request(deployment.plan().project(), services, follow, since);
    return workbench.logs(engine, deployment).run(request, lines, cancellation);
  }

  @Override
  public void close() {
    engine.close();
  }
}
