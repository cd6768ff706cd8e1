package org.imagewizard.deploy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.base.task.Tasks;
import org.imagewizard.base.text.Phrase;
import org.imagewizard.docker.Container;
import org.imagewizard.docker.Engine;
import org.imagewizard.docker.ImageReference;
import org.imagewizard.docker.LocalImage;
import org.imagewizard.plan.LockFile;
import org.imagewizard.plan.LockFile.Locked;

/** Which build of every image runs, and which one the registry has now. */
final class Versions {
  private static final int SIDE_BY_SIDE = 8;

  private final Engine engine;

  Versions(Engine engine) {
    this.engine = engine;
  }

  /**
   * What every service's container was made from, whatever its tag means by now; where there is no
   * container, what its tag means. Services whose image is not here are left out.
   */
  LockFile running(Deployment deployment, ComposeFile file) {
    Map<String, String> made =
        engine.containers(deployment.plan().project()).stream()
            .collect(Collectors.toMap(Container::service, Container::imageId, (one, two) -> one));
    Map<String, Optional<LocalImage>> seen = new LinkedHashMap<>();
    Map<String, Locked> services = new LinkedHashMap<>();
    file.images()
        .forEach(
            (service, reference) -> {
              String wanted = made.getOrDefault(service, reference);
              // The engine may have lost the image of a container that still runs.
              seen.computeIfAbsent(wanted, engine::image)
                  .ifPresent(image -> services.put(service, locked(reference, image)));
            });
    return new LockFile(services);
  }

  static Locked locked(String reference, LocalImage image) {
    ImageReference parsed = ImageReference.parse(reference);
    String digest =
        image.digests().stream()
            .filter(name -> name.startsWith(parsed.name() + "@"))
            .map(name -> name.substring(name.indexOf('@') + 1))
            .findFirst()
            .orElse("");
    return new Locked(
        parsed.name(),
        parsed.tag().contains(":") ? "" : parsed.tag(),
        digest,
        "",
        image.id().matches("sha256:[0-9a-f]{64}") ? image.id() : "",
        image.created(),
        image.revision());
  }

  /**
   * Reference to the digest that its registry has for it now. A reference that names a digest
   * itself can have no newer one.
   *
   * @throws ProblemException kind OUTCOME, naming every image that could not be looked up
   */
  Map<String, String> offered(ComposeFile file) {
    List<String> references =
        file.distinctImages().stream().filter(one -> !one.contains("@")).toList();
    Semaphore places = new Semaphore(SIDE_BY_SIDE);
    List<Callable<Look>> looks = new ArrayList<>();
    references.forEach(reference -> looks.add(() -> look(reference, places)));
    List<Look> found = Tasks.all(looks);
    List<Phrase> failures =
        found.stream()
            .filter(look -> look.digest().isEmpty())
            .map(look -> Phrase.about(look.reference(), look.failure()))
            .toList();
    if (!failures.isEmpty()) {
      throw new ProblemException(
          new Problem(
              "update.registry",
              Problem.Kind.OUTCOME,
              Sentence.of("update.registry", failures.size(), references.size()),
              failures,
              List.of(Sentence.of("update.registry.advice"))));
    }
    return found.stream().collect(Collectors.toMap(Look::reference, Look::digest));
  }

  private record Look(String reference, String digest, Phrase failure) {}

  private Look look(String reference, Semaphore places) throws InterruptedException {
    places.acquire();
    try {
      return new Look(reference, engine.registryDigest(reference), Sentence.NONE);
    } catch (ProblemException e) {
      if (e.problem().kind() != Problem.Kind.OUTCOME) {
        throw e;
      }
      return new Look(reference, "", e.problem().what());
    } finally {
      places.release();
    }
  }
}
