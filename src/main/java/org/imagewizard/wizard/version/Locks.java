package org.imagewizard.wizard.version;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.docker.registry.RemoteImage;
import org.imagewizard.plan.LockFile;
import org.imagewizard.render.PlannedImages;

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
    List<String> lacking =
        Stream.concat(
                report.missing().stream().map(service -> service + ": no image " + report.name()),
                report.unknown().stream().map(one -> one.service() + ": " + one.failure()))
            .toList();
    if (!lacking.isEmpty()) {
      throw new ProblemException(
          Problem.outcome(
                  "lock.incomplete",
                  lacking.size() + " images cannot be locked, because the registry lacks them.",
                  lacking)
              .withActions("See what there is instead: image-wizard channels --plan plan.yaml"));
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
