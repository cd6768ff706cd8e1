package org.imagewizard.gui;

import java.nio.file.Path;
import org.imagewizard.base.progress.ProgressSink;
import org.imagewizard.base.task.Cancellation;
import org.imagewizard.deploy.Deployment;

/**
 * Servers in one file, for computers without internet. Methods block, belong in a task, and throw
 * {@link org.imagewizard.base.problem.ProblemException}; what was cancelled leaves nothing behind.
 */
public interface Archives {
  /**
   * Packs a server's images and folder.
   *
   * @param out a file that is not there yet
   * @param withKeys whether its keys go along
   */
  void bundle(
      Deployment deployment,
      Path out,
      boolean withKeys,
      ProgressSink sink,
      Cancellation cancellation);

  /** Verifies an archive, loads its images, and writes its folder where none is yet. */
  void unbundle(Path archive, Path folder, ProgressSink sink, Cancellation cancellation);
}
