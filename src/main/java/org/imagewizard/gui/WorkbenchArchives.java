package org.imagewizard.gui;

import java.nio.file.Path;
import org.imagewizard.base.progress.ProgressSink;
import org.imagewizard.base.task.Cancellation;
import org.imagewizard.deploy.Deployment;
import org.imagewizard.docker.Engine;
import org.imagewizard.wizard.Workbench;

/** Archives of this computer's engine. */
record WorkbenchArchives(Workbench workbench) implements Archives {
  @Override
  public void bundle(
      Deployment deployment,
      Path out,
      boolean withKeys,
      ProgressSink sink,
      Cancellation cancellation) {
    try (Engine engine = workbench.connect()) {
      workbench
          .operations(engine)
          .bundle(deployment, out, workbench.openSettings(), withKeys, sink, cancellation);
    }
  }

  @Override
  public void unbundle(Path archive, Path folder, ProgressSink sink, Cancellation cancellation) {
    try (Engine engine = workbench.connect()) {
      workbench.operations(engine).unbundle(archive, folder, sink, cancellation);
    }
  }
}
