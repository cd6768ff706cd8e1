package org.imagewizard.deploy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.base.progress.Progress;
import org.imagewizard.base.progress.ProgressSink;
import org.imagewizard.base.task.Cancellation;
import org.imagewizard.base.text.Phrase;
import org.imagewizard.deploy.UpdateResult.Change;
import org.imagewizard.deploy.UpdateResult.Outcome;
import org.imagewizard.docker.Compose;
import org.imagewizard.docker.Engine;
import org.imagewizard.docker.ImageReference;
import org.imagewizard.plan.LockFile;
import org.imagewizard.plan.LockFile.Locked;

/**
 * Newer builds under the same tags, and the way back. Everything is downloaded, by digest, before
 * anything is changed; the builds of before stay on the disk.
 */
final class Update {
  private final Engine engine;
  private final Compose compose;
  private final Deployment deployment;
  private final ProgressSink sink;
  private final Stream stream;
  private final Cancellation cancellation;
  private final Versions versions;
  private final Locks locks;
  private final ComposeFile file;

  Update(
      Engine engine,
      Compose compose,
      Deployment deployment,
      ProgressSink sink,
      Cancellation cancellation) {
    this.engine = engine;
    this.compose = compose;
    this.deployment = deployment;
    this.sink = sink;
    this.stream = new Stream(sink);
    this.cancellation = cancellation;
    this.versions = new Versions(engine);
    this.locks = new Locks(deployment.folder());
    this.file = ComposeFile.read(deployment);
  }

  /** To what the registry has now. */
  UpdateResult forward() {
    if (deployment.plan().practice()) {
      return nothing();
    }
    refuseWhenUnfinished();
    LockFile before = versions.running(deployment, file);
    Map<String, Locked> wanted = stream.step("look", Sentence.of("step.look"), () -> newer(before));
    if (wanted.isEmpty()) {
      locks.record(before);
      return nothing();
    }
    return exchange(before, wanted);
  }

  /** To what ran before the last exchange, or before one that never ended. */
  UpdateResult back() {
    Optional<LockFile> unfinished = locks.pending();
    LockFile target =
        unfinished
            .or(locks::previous)
            .orElseThrow(
                () ->
                    new ProblemException(
                        Problem.outcome("rollback.none", Sentence.of("rollback.none"), List.of())));
    LockFile before = versions.running(deployment, file);
    Map<String, Locked> wanted = new LinkedHashMap<>();
    file.images()
        .forEach(
            (service, reference) ->
                target
                    .service(service)
                    .filter(old -> !same(old, before.service(service)))
                    .ifPresent(old -> wanted.put(reference, old)));
    if (wanted.isEmpty()) {
      locks.settle();
      return nothing();
    }
    return exchange(before, wanted);
  }

  private static boolean same(Locked one, Optional<Locked> two) {
    return two.isPresent()
        && (one.imageId().isEmpty()
            ? one.indexDigest().equals(two.get().indexDigest())
            : one.imageId().equals(two.get().imageId()));
  }

  /**
   * An exchange that never ended leaves a mixture, which must not become the "before" of another.
   */
  private void refuseWhenUnfinished() {
    if (locks.pending().isPresent()) {
      throw new ProblemException(
          Problem.outcome(
              "update.unfinished",
              Sentence.of("update.unfinished"),
              List.of(),
              Phrase.plain("image-wizard rollback --dir " + deployment.folder())));
    }
  }

  private Map<String, Locked> newer(LockFile before) {
    Map<String, Locked> newer = new LinkedHashMap<>();
    Map<String, String> offered = versions.offered(file);
    file.images()
        .forEach(
            (service, reference) -> {
              String digest = offered.get(reference);
              if (digest != null && !runs(before.service(service), digest)) {
                ImageReference parsed = ImageReference.parse(reference);
                newer.put(
                    reference, new Locked(parsed.name(), parsed.tag(), digest, "", "", "", ""));
              }
            });
    return newer;
  }

  private boolean runs(Optional<Locked> locked, String digest) {
    return locked
        .filter(one -> !one.imageId().isEmpty())
        .flatMap(one -> engine.image(one.imageId()))
        .filter(image -> image.is(digest))
        .isPresent();
  }

  private UpdateResult exchange(LockFile before, Map<String, Locked> wanted) {
    Map<String, String> next = bring(wanted);
    List<Change> changes = changes(before, next);
    changes.forEach(
        change ->
            change
                .services()
                .forEach(
                    service ->
                        stream.phase(
                            service,
                            Progress.Phase.PULLED,
                            Phrase.plain(change.before() + " -> " + change.after()))));
    Map<String, String> old = new LinkedHashMap<>();
    next.keySet()
        .forEach(reference -> idBefore(before, reference).ifPresent(id -> old.put(reference, id)));
    if (locks.pending().isEmpty()) {
      locks.begin(before);
    }
    Swap.Result result =
        new Swap(engine, compose, deployment, sink)
            .run(new Swap.Images(next), new Swap.Images(old), cancellation);
    if (result.failure().isEmpty()) {
      locks.commit(versions.running(deployment, file), before);
      return new UpdateResult(
          Outcome.DONE,
          stream.done(true, result.done().services()),
          changes,
          result.test(),
          Sentence.NONE);
    }
    locks.settle();
    return new UpdateResult(
        Outcome.RETURNED,
        stream.done(false, result.done().services()),
        changes,
        result.test(),
        result.failure());
  }

  /** Every wanted image on this engine; reference to the image's id. */
  private Map<String, String> bring(Map<String, Locked> wanted) {
    Map<String, String> pulls = new LinkedHashMap<>();
    Map<String, String> ids = new LinkedHashMap<>();
    wanted.forEach(
        (reference, locked) -> {
          Optional<String> here =
              locked.imageId().isEmpty()
                  ? Optional.empty()
                  : engine.image(locked.imageId()).map(image -> image.id());
          here.ifPresentOrElse(
              id -> ids.put(reference, id), () -> pulls.put(reference, byDigest(locked)));
        });
    if (!pulls.isEmpty()) {
      Map<String, String> services = new LinkedHashMap<>();
      file.images()
          .forEach(
              (service, reference) -> {
                String pull = pulls.get(reference);
                if (pull != null) {
                  services.put(service, pull);
                }
              });
      new Pull(engine, new Estimates(), sink, cancellation)
          .run(deployment, new ComposeFile(services, file.externalNetworks(), Map.of()), true);
    }
    pulls.forEach((reference, pull) -> ids.put(reference, engine.imageId(pull).orElseThrow()));
    return ids;
  }

  private static String byDigest(Locked locked) {
    if (locked.indexDigest().isEmpty()) {
      throw new ProblemException(
          Problem.outcome(
              "rollback.gone",
              Sentence.of("rollback.gone", locked.reference()),
              List.of(locked.imageId())));
    }
    return locked.image() + "@" + locked.indexDigest();
  }

  private Optional<String> idBefore(LockFile before, String reference) {
    return file.servicesOf(reference).stream()
        .flatMap(service -> before.service(service).stream())
        .map(Locked::imageId)
        .filter(id -> !id.isEmpty())
        .findFirst();
  }

  private List<Change> changes(LockFile before, Map<String, String> next) {
    List<Change> changes = new ArrayList<>();
    next.forEach(
        (reference, id) -> {
          List<String> services = file.servicesOf(reference);
          String was = before.service(services.getFirst()).map(Update::words).orElse("");
          String now =
              engine.image(id).map(image -> words(Versions.locked(reference, image))).orElse("");
          changes.add(new Change(services, reference, was, now));
        });
    return changes;
  }

  /** "2026-05-12, a2eb12c", as much of it as is known. */
  private static String words(Locked locked) {
    String day = locked.created().length() >= 10 ? locked.created().substring(0, 10) : "";
    String commit = locked.revision();
    String build = commit.isEmpty() ? digits(locked) : commit;
    String cut = build.length() > 7 ? build.substring(0, 7) : build;
    return day.isEmpty() ? cut : cut.isEmpty() ? day : day + ", " + cut;
  }

  private static String digits(Locked locked) {
    String digest = locked.indexDigest().isEmpty() ? locked.imageId() : locked.indexDigest();
    return digest.substring(digest.indexOf(':') + 1);
  }

  private UpdateResult nothing() {
    List<Progress.ServiceEnd> ends =
        engine.containers(deployment.plan().project()).stream()
            .map(c -> new Progress.ServiceEnd(c.service(), c.state(), c.health(), c.error()))
            .toList();
    return new UpdateResult(
        Outcome.NOTHING_NEWER, stream.done(true, ends), List.of(), Optional.empty(), Sentence.NONE);
  }
}
