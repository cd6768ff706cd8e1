package org.imagewizard.deploy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.base.task.Cancellation;
import org.imagewizard.base.task.Tasks;
import org.imagewizard.docker.Compose;
import org.imagewizard.docker.Container;
import org.imagewizard.docker.Engine;

/**
 * What a start would change on a server whose containers are there. Compose itself is asked, by a
 * start that changes nothing ({@code --dry-run}, since 2.15): its rule for what to make anew is
 * more than a comparison of files. Whether it is the image or the set-up that differs, the engine
 * tells.
 */
final class Differences {
  private static final List<String> REHEARSAL =
      List.of("--dry-run", "up", "-d", "--no-build", "--pull", "never", "--remove-orphans");

  /** {@code DRY-RUN MODE - Container NAME Recreate}, with more blanks or less. */
  private static final Pattern LINE =
      Pattern.compile("Container\\s+(\\S+)\\s+(Recreate|Recreated)\\s*$");

  private final Engine engine;
  private final Compose compose;

  Differences(Engine engine, Compose compose) {
    this.engine = engine;
    this.compose = compose;
  }

  /** Service to what a start does with it; those that stay as they are are left out. */
  Map<String, Difference> of(Deployment deployment) {
    Map<String, List<Container>> containers =
        engine.containers(deployment.plan().project()).stream()
            .collect(Collectors.groupingBy(Container::service));
    ComposeFile file = ComposeFile.read(deployment);
    Set<String> anew = containers.isEmpty() ? Set.of() : madeAnew(deployment);
    Map<String, Optional<String>> ids = ids(file, containers.keySet());
    Map<String, Difference> differences = new LinkedHashMap<>();
    file.images()
        .forEach(
            (service, reference) ->
                one(
                        containers.getOrDefault(service, List.of()),
                        anew,
                        ids.getOrDefault(reference, Optional.empty()))
                    .ifPresent(difference -> differences.put(service, difference)));
    containers.keySet().stream()
        .filter(service -> !file.images().containsKey(service))
        .sorted()
        .forEach(service -> differences.put(service, Difference.TAKEN_AWAY));
    return differences;
  }

  /** Of the images of services that have a container: a new one needs no comparison. */
  private Map<String, Optional<String>> ids(ComposeFile file, Set<String> services) {
    Map<String, Optional<String>> ids = new ConcurrentHashMap<>();
    List<Callable<Boolean>> looks = new ArrayList<>();
    for (String image : file.distinctImages()) {
      if (file.servicesOf(image).stream().anyMatch(services::contains)) {
        looks.add(() -> ids.put(image, engine.imageId(image)) == null);
      }
    }
    Tasks.all(looks);
    return ids;
  }

  private static Optional<Difference> one(
      List<Container> mine, Set<String> anew, Optional<String> image) {
    if (mine.isEmpty()) {
      return Optional.of(Difference.NEW);
    }
    for (Container container : mine) {
      if (image.isPresent() && !image.get().equals(container.imageId())) {
        return Optional.of(Difference.IMAGE);
      }
      if (anew.contains(container.name())) {
        return Optional.of(Difference.SETTINGS);
      }
    }
    return mine.stream().allMatch(Container::running)
        ? Optional.empty()
        : Optional.of(Difference.STARTED);
  }

  /** Names of the containers that Compose would replace. */
  private Set<String> madeAnew(Deployment deployment) {
    Set<String> names = ConcurrentHashMap.newKeySet();
    try {
      compose.run(
          deployment.folder(),
          REHEARSAL,
          line -> {
            Matcher matcher = LINE.matcher(line);
            if (matcher.find()) {
              names.add(matcher.group(1));
            }
          },
          new Cancellation());
    } catch (ProblemException e) {
      if (e.problem().kind() != Problem.Kind.OUTCOME) {
        throw e;
      }
      // An old Compose, or a file that it refuses: images and missing containers still tell.
      return Set.of();
    }
    return names;
  }
}
