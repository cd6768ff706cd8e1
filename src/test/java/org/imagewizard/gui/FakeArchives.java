package org.imagewizard.gui;

import java.nio.file.Path;
import java.util.List;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.base.progress.Progress;
import org.imagewizard.base.progress.ProgressSink;
import org.imagewizard.base.task.Cancellation;
import org.imagewizard.base.text.Phrase;
import org.imagewizard.deploy.Deployment;

/** Packs and loads at once; an archive called broken is. */
record FakeArchives(List<String> done) implements Archives {
  @Override
  public void bundle(
      Deployment deployment,
      Path out,
      boolean withKeys,
      ProgressSink sink,
      Cancellation cancellation) {
    sink.accept(new Progress.StepStarted("pack", "Packing"));
    done.add("bundle " + out.getFileName() + (withKeys ? " with keys" : ""));
  }

  @Override
  public void unbundle(Path archive, Path folder, ProgressSink sink, Cancellation cancellation) {
    if (archive.endsWith("broken.bundle")) {
      throw new ProblemException(
          Problem.input("bundle.broken", Phrase.plain("This is no bundle.")));
    }
    sink.accept(new Progress.StepStarted("load", "Loading"));
    done.add("unbundle " + archive.getFileName() + " " + folder.getFileName());
  }
}
