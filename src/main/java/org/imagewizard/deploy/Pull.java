package org.imagewizard.deploy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.base.progress.Progress;
import org.imagewizard.base.progress.ProgressSink;
import org.imagewizard.base.task.Cancellation;
import org.imagewizard.base.task.Tasks;
import org.imagewizard.base.text.Phrase;
import org.imagewizard.docker.Engine;
import org.imagewizard.docker.LocalImage;

/**
 * Brings the images that are not here, the largest first: one that comes last is unpacked alone,
 * while nothing is left to be downloaded beside it. Finished layers are kept by the engine, so a
 * pull that was cut goes on where it was. What may pass by itself is tried again, ever more slowly.
 */
final class Pull {
  /** Requests at once. The engine itself brings only three layers at a time. */
  private static final int SIDE_BY_SIDE = 12;

  /** Pauses of 2, 4, 8, 16 and 32 s: about a minute for a registry that is busy. */
  private static final int ATTEMPTS = 6;

  private final Engine engine;
  private final Estimates estimates;
  private final ProgressSink sink;
  private final Cancellation cancellation;
  private final Patience patience;
  private final Download download = new Download();

  /** Set when the disk is full: the other images need not be tried. */
  private volatile boolean hopeless;

  Pull(Engine engine, Estimates estimates, ProgressSink sink, Cancellation cancellation) {
    this(
        engine,
        estimates,
        sink,
        cancellation,
        new Patience(Duration.ofSeconds(2), Duration.ofSeconds(60)));
  }

  Pull(
      Engine engine,
      Estimates estimates,
      ProgressSink sink,
      Cancellation cancellation,
      Patience patience) {
    this.engine = engine;
    this.estimates = estimates;
    this.sink = sink;
    this.cancellation = cancellation;
    this.patience = patience;
  }

  /**
   * @param firstPause before the second try; each later one is twice as long
   * @param silence how long nothing may come of an image
   */
  record Patience(Duration firstPause, Duration silence) {}

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
              "practice.images",
              Sentence.of("practice.gone"),
              wanted,
              Phrase.plain("image-wizard try")));
    }
    Stream stream = new Stream(sink);
    stream.step(
        "pull",
        Sentence.of("step.pull", wanted.size()),
        () -> {
          all(wanted, file, stream);
          return true;
        });
  }

  private void all(List<String> wanted, ComposeFile file, Stream stream) {
    Queue<String> left = new ConcurrentLinkedQueue<>(largestFirst(wanted, file));
    Queue<Phrase> failed = new ConcurrentLinkedQueue<>();
    Callable<Boolean> untilNoneIsLeft =
        () -> {
          for (String image = left.poll(); image != null; image = left.poll()) {
            one(image, file.servicesOf(image), stream).ifPresent(failed::add);
          }
          return true;
        };
    Tasks.all(Collections.nCopies(Math.min(SIDE_BY_SIDE, wanted.size()), untilNoneIsLeft));
    List<Phrase> failures =
        failed.stream().sorted(Comparator.comparing(one -> one.in(Locale.ENGLISH))).toList();
    cancellation.check();
    if (hopeless) {
      throw new ProblemException(
          new Problem(
              "pull.disk",
              Problem.Kind.OUTCOME,
              Sentence.of("pull.disk"),
              failures,
              List.of(Sentence.of("pull.disk.advice"))));
    }
    if (!failures.isEmpty()) {
      throw new ProblemException(
          new Problem(
              "pull.failed",
              Problem.Kind.OUTCOME,
              Sentence.of("pull.failed", failures.size(), wanted.size()),
              failures,
              List.of()));
    }
  }

  /** In the order in which they are begun; as they come where all can be begun at once. */
  List<String> largestFirst(List<String> images, ComposeFile file) {
    if (images.size() <= SIDE_BY_SIDE) {
      return images;
    }
    Map<String, Long> sizes = new HashMap<>();
    for (String image : images) {
      sizes.put(image, estimates.imageMiB(file.servicesOf(image).getFirst()));
    }
    return images.stream()
        .sorted(Comparator.<String>comparingLong(image -> sizes.getOrDefault(image, 0L)).reversed())
        .toList();
  }

  /** What went wrong with an image, in words; empty if it is here now. */
  private Optional<Phrase> one(String image, List<String> services, Stream stream) {
    try {
      cancellation.check();
      if (hopeless) {
        return Optional.empty();
      }
      services.forEach(service -> stream.phase(service, Progress.Phase.PULLING, Sentence.NONE));
      untilHere(image, stream);
      services.forEach(service -> stream.phase(service, Progress.Phase.PULLED, Sentence.NONE));
      return Optional.empty();
    } catch (ProblemException e) {
      if (e.problem().kind() != Problem.Kind.OUTCOME) {
        throw e;
      }
      hopeless |= PullFailure.isDiskFull(e.problem());
      return Optional.of(Phrase.about(image, e.problem().what()));
    }
  }

  private void untilHere(String image, Stream stream) {
    for (int attempt = 1; ; attempt++) {
      try {
        engine.pull(image, new Listener(image), cancellation);
        return;
      } catch (ProblemException e) {
        if (attempt == ATTEMPTS || hopeless || !PullFailure.isPassing(e.problem())) {
          throw e;
        }
        Duration pause = patience.firstPause().multipliedBy(1L << (attempt - 1));
        stream.note(Sentence.of("note.again", e.problem().what(), pause.toSeconds()));
        cancellation.pause(pause);
      }
    }
  }

  private final class Listener implements Engine.PullListener {
    private final String image;

    Listener(String image) {
      this.image = image;
    }

    @Override
    public void bytes(long received, long total) {
      sink.accept(new Progress.ImageBytes(image, received, total));
      download.tell().ifPresent(sink::accept);
    }

    @Override
    public Duration patience() {
      return patience.silence();
    }

    @Override
    public void layer(String id, long received, long total) {
      download.layer(id, received, total);
    }
  }

  /** One question for all; those that the engine lists by another name are asked one by one. */
  private List<String> missing(List<String> images, boolean onlyMissing) {
    if (!onlyMissing) {
      return images;
    }
    Set<String> listed = new HashSet<>();
    for (LocalImage image : engine.images()) {
      listed.addAll(image.tags());
      listed.addAll(image.digests());
    }
    List<String> asked = images.stream().filter(image -> !listed.contains(image)).toList();
    List<Callable<Boolean>> looks = new ArrayList<>();
    asked.forEach(image -> looks.add(() -> engine.imageId(image).isPresent()));
    List<Boolean> here = Tasks.all(looks);
    return IntStream.range(0, asked.size()).filter(i -> !here.get(i)).mapToObj(asked::get).toList();
  }
}
