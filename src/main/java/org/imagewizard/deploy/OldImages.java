package org.imagewizard.deploy;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.imagewizard.docker.Container;
import org.imagewizard.docker.Engine;
import org.imagewizard.docker.ImageReference;
import org.imagewizard.docker.LocalImage;
import org.imagewizard.plan.LockFile;

/**
 * Builds of this server's images that nothing needs any more: no tag names them, no container uses
 * them, and neither what runs nor what a rollback brings back is one of them.
 */
final class OldImages {
  private final Engine engine;

  OldImages(Engine engine) {
    this.engine = engine;
  }

  List<LocalImage> of(Deployment deployment) {
    Set<String> names =
        ComposeFile.read(deployment).distinctImages().stream()
            .map(one -> ImageReference.parse(one).name() + "@")
            .collect(Collectors.toSet());
    Set<String> needed = needed(deployment);
    return engine.images().stream()
        .filter(image -> image.tags().stream().allMatch(PackedNames::isOne))
        .filter(image -> !image.digests().isEmpty())
        .filter(image -> !needed.contains(image.id()))
        .filter(image -> image.digests().stream().allMatch(one -> startsWithAny(one, names)))
        .toList();
  }

  private static boolean startsWithAny(String digest, Set<String> names) {
    return names.contains(digest.substring(0, digest.indexOf('@') + 1));
  }

  private Set<String> needed(Deployment deployment) {
    Locks locks = new Locks(deployment.folder());
    Set<String> needed =
        Stream.of(locks.current(), locks.previous(), locks.pending())
            .flatMap(Optional::stream)
            .flatMap(lock -> lock.services().values().stream())
            .map(LockFile.Locked::imageId)
            .collect(Collectors.toCollection(HashSet::new));
    engine.containers("").stream().map(Container::imageId).forEach(needed::add);
    return needed;
  }

  void remove(List<LocalImage> images) {
    // By its names: an id with several names is refused.
    images.forEach(
        image -> {
          image.tags().forEach(engine::removeImage);
          image.digests().forEach(engine::removeImage);
        });
  }
}
