package org.imagewizard.cli.session;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.imagewizard.base.progress.Progress;
import org.imagewizard.base.progress.ProgressSink;
import org.imagewizard.base.task.Cancellation;
import org.imagewizard.deploy.Deployment;
import org.imagewizard.deploy.SmokeResult;
import org.imagewizard.deploy.UpdateResult;
import org.imagewizard.docker.LocalImage;
import org.imagewizard.watch.LogFollower;
import org.imagewizard.watch.LogSink;
import org.imagewizard.watch.StackStatus;
import org.imagewizard.wizard.Changes;

/** A written folder and the engine it runs on. */
public interface Server extends AutoCloseable {
  Deployment deployment();

  Progress.Done pull(ProgressSink sink, Cancellation cancellation);

  /**
   * @param paid whether {@link #paidWarmUps} are sent too
   */
  Progress.Done up(boolean paid, ProgressSink sink, Cancellation cancellation);

  /** Services whose warm-up sends a request to a language model that somebody pays for. */
  List<String> paidWarmUps();

  /** What a start would change on a server that is there; empty where nothing is. */
  Changes changes();

  Progress.Done down(ProgressSink sink, Cancellation cancellation);

  Progress.Done restart(String service, ProgressSink sink, Cancellation cancellation);

  Progress.Done remove(boolean data, ProgressSink sink, Cancellation cancellation);

  List<String> removalList(boolean data);

  SmokeResult smoke(Optional<Path> graphic, Cancellation cancellation);

  UpdateResult update(ProgressSink sink, Cancellation cancellation);

  UpdateResult rollback(ProgressSink sink, Cancellation cancellation);

  /** Images and folder in one archive. */
  Progress.Done bundle(Path out, boolean withKeys, ProgressSink sink, Cancellation cancellation);

  List<LocalImage> oldImages();

  void removeOldImages(List<LocalImage> images);

  StackStatus status();

  /**
   * @param lines called from one reader thread per container
   */
  Map<String, LogFollower.Counts> logs(
      List<String> services,
      boolean follow,
      String since,
      LogSink lines,
      Cancellation cancellation);

  @Override
  void close();
}
