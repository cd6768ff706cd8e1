package org.imagewizard.wizard.version;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.base.text.Phrase;
import org.imagewizard.docker.registry.RemoteImage;
import org.imagewizard.plan.LockFile;
import org.imagewizard.render.PlannedImages;
import org.imagewizard.wizard.Sentence;

/** From what a registry has to the exact images. */
final class Locks {
  private Locks() {}

  /** Whether a lock says exactly which images these are. */
  static boolean fits(LockFile lock, Map<String, PlannedImages.Image> images) {
    return lock.services().keySet().equals(images.keySet())
        && images.entrySet().stream()
            .allMatch(
                entry -> {
                  PlannedImages.Image image = entry.getValue();
                  return lock.service(entry.getKey())
                      .filter(locked -> locked.image().equals(image.name()))
                      .filter(locked -> locked.tag().equals(image.tag()))
                      .filter(locked -> !locked.indexDigest().isEmpty())
                      .isPresent();
                });
  }

  /**
   * @throws ProblemException kind OUTCOME naming every service whose image cannot be had: half a
   *     lock would be none
   */
  static LockFile of(ChannelReport report) {
    List<Phrase> lacking =
        Stream.concat(
                report.missing().stream()
                    .map(
                        service ->
                            Phrase.about(service, Sentence.of("lock.no-image", report.name()))),
                report.unknown().stream().map(one -> Phrase.about(one.service(), one.failure())))
            .toList();
    if (!lacking.isEmpty()) {
      throw new ProblemException(
          new Problem(
              "lock.incomplete",
              Problem.Kind.OUTCOME,
              Sentence.of("lock.incomplete", lacking.size()),
              lacking,
              List.of(Sentence.of("lock.advice"))));
    }
    Map<String, LockFile.Locked> services = new LinkedHashMap<>();
    for (ChannelReport.ServiceImage image : report.images()) {
      RemoteImage found = image.found().orElseThrow();
      services.put(
          image.service(),
          new LockFile.Locked(
              image.name(),
              image.tag().startsWith("sha256:") ? "" : image.tag(),
              found.digest(),
              found.platformDigest(),
              "",
              found.created(),
              found.revision()));
    }
    return new LockFile(services);
  }
}
