package org.imagewizard.deploy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.base.progress.Progress;
import org.imagewizard.base.progress.ProgressSink;
import org.imagewizard.base.task.Cancellation;
import org.imagewizard.base.task.Tasks;
import org.imagewizard.docker.Engine;

/** Brings the images that are not here, three side by side, as many as the engine's own default. */
final class Pull {
  private static final int SIDE_BY_SIDE = 3;

  private final Engine engine;
  private final ProgressSink sink;
  private final Cancellation cancellation;

  Pull(Engine engine, ProgressSink sink, Cancellation cancellation) {
    this.engine = engine;
    this.sink = sink;
    this.cancellation = cancellation;
  }

  /**
   * @param onlyMissing leaves images alone that are here
   * @throws ProblemException naming every image that could not be had; the others are here then
   */
  void run(Deployment deployment, ComposeFile file, boolean onlyMissing) {
    List<String> wanted = missing(file.distinctImages(), onlyMissing);
    if (wanted.isEmpty()) {
      return;
    }
    if (deployment.plan().practice()) {
      throw new ProblemException(
          Problem.outcome(
                  "practice.images", "The practice server's images are gone; make it anew.", wanted)
              .withActions("image-wizard try"));
    }
    Stream stream = new Stream(sink);
    stream.step(
        "pull",
        "Downloading " + wanted.size() + " images",
        () -> {
          pullAll(wanted, file, stream);
          return true;
        });
  }

  private void pullAll(List<String> wanted, ComposeFile file, Stream stream) {
    Semaphore places = new Semaphore(SIDE_BY_SIDE);
    List<Callable<List<String>>> works = new ArrayList<>();
    for (String image : wanted) {
      works.add(() -> pullOne(image, file.servicesOf(image), places, stream));
    }
    List<String> failures = Tasks.all(works).stream().flatMap(List::stream).toList();
    cancellation.check();
    if (!failures.isEmpty()) {
      throw new ProblemException(
          Problem.outcome(
              "pull.failed",
              failures.size() + " of " + wanted.size() + " images could not be downloaded.",
              failures));
    }
  }

  private List<String> pullOne(String image, List<String> services, Semaphore places, Stream stream)
      throws InterruptedException {
    places.acquire();
    try {
      cancellation.check();
      services.forEach(service -> stream.phase(service, Progress.Phase.PULLING, ""));
      engine.pull(
          image,
          (received, total) -> sink.accept(new Progress.ImageBytes(image, received, total)),
          cancellation);
      services.forEach(service -> stream.phase(service, Progress.Phase.PULLED, ""));
      return List.of();
    } catch (ProblemException e) {
      if (e.problem().kind() != Problem.Kind.OUTCOME) {
        throw e;
      }
      return List.of(image + ": " + e.problem().summary());
    } finally {
      places.release();
    }
  }

  private List<String> missing(List<String> images, boolean onlyMissing) {
    if (!onlyMissing) {
      return images;
    }
    List<Callable<Boolean>> looks = new ArrayList<>();
    images.forEach(image -> looks.add(() -> engine.imageId(image).isPresent()));
    List<Boolean> here = Tasks.all(looks);
    List<String> missing = new ArrayList<>();
    for (int i = 0; i < images.size(); i++) {
      if (!here.get(i)) {
        missing.add(images.get(i));
      }
    }
    return missing;
  }
}
