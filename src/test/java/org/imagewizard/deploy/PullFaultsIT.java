package org.imagewizard.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.BiFunction;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.base.progress.Progress;
import org.imagewizard.base.task.Cancellation;
import org.imagewizard.catalog.CatalogLoader;
import org.imagewizard.docker.Engine;
import org.imagewizard.docker.EngineFinder;
import org.imagewizard.docker.registry.FaultyRegistry;
import org.imagewizard.docker.registry.FaultyRegistry.Fault;
import org.imagewizard.docker.registry.Push;
import org.imagewizard.it.EngineEnvironment;
import org.imagewizard.plan.DeploymentPlan;
import org.imagewizard.plan.PlanFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The real engine pulls through a registry that spoils some answers of a real one. What passes by
 * itself is tried again; the rest is named, and the other image is here all the same.
 */
@Timeout(180)
class PullFaultsIT {
  private static final Pull.Patience PATIENCE =
      new Pull.Patience(Duration.ofMillis(50), Duration.ofSeconds(4));

  @TempDir Path temp;

  private final List<Progress> events = Collections.synchronizedList(new ArrayList<>());
  private final List<String> pulled = new ArrayList<>();
  private String registry = "";
  private Engine engine;

  @BeforeEach
  void twoImages() {
    registry = EngineEnvironment.require().withRegistry().registry();
    engine = new EngineFinder().connect();
    Push push = new Push(registry);
    push.image("faults/spoilt", "1", "2026-05-14T09:02:00Z", "", contents(), true);
    push.image("faults/good", "1", "2026-05-14T09:02:00Z", "", contents(), true);
  }

  /** Three layers of 200 kB that do not pack, new each time: engines remember manifests. */
  private static List<String> contents() {
    Random random = new Random();
    List<String> layers = new ArrayList<>();
    for (int layer = 0; layer < 3; layer++) {
      StringBuilder text = new StringBuilder();
      random.ints(200_000, 33, 127).forEach(c -> text.append((char) c));
      layers.add(text.toString());
    }
    return layers;
  }

  @AfterEach
  void leaveNothing() {
    if (engine != null) {
      pulled.forEach(engine::removeImage);
      engine.close();
    }
  }

  private FaultyRegistry faulty(BiFunction<String, Integer, Fault> faults) throws IOException {
    return new FaultyRegistry(
        registry,
        (path, time) -> path.contains("/spoilt/") ? faults.apply(path, time) : Fault.NONE);
  }

  private void pull(FaultyRegistry faulty) {
    Map<String, String> services = new LinkedHashMap<>();
    for (String name : List.of("spoilt", "good")) {
      services.put(name, faulty.address() + "/faults/" + name + ":1");
    }
    pulled.addAll(services.values());
    DeploymentPlan practice = Practice.plan(new CatalogLoader(Map.of()).bundled(), "p", 8080);
    String text = PlanFile.write(practice).replace("practice: true", "practice: false");
    new Pull(engine, new Estimates(), events::add, new Cancellation(), PATIENCE)
        .run(
            new Deployment(temp, PlanFile.read(text, "plan.yaml")),
            new ComposeFile(services, Set.of(), Map.of()),
            false);
  }

  private boolean here(FaultyRegistry faulty, String name) {
    return engine.imageId(faulty.address() + "/faults/" + name + ":1").isPresent();
  }

  private List<String> notes() {
    return events.stream()
        .filter(Progress.Note.class::isInstance)
        .map(note -> ((Progress.Note) note).text().toString())
        .toList();
  }

  @Test
  void aRegistryThatIsBusyOrBrokenForAWhileIsAskedAgain() throws IOException {
    try (FaultyRegistry faulty =
        faulty(
            (path, time) ->
                !path.contains("/manifests/") || time > 2
                    ? Fault.NONE
                    : time == 1 ? Fault.TOO_MANY : Fault.SERVER_ERROR)) {
      pull(faulty);

      assertThat(here(faulty, "spoilt")).isTrue();
      assertThat(notes()).hasSize(2).allMatch(note -> note.contains("tried again"));
      assertThat(notes().getFirst()).contains("toomanyrequests");
      assertThat(notes().getLast()).contains("500");
    }
  }

  @Test
  void aLayerThatIsCutIsBroughtAllTheSame() throws IOException {
    try (FaultyRegistry faulty =
        faulty((path, time) -> path.contains("/blobs/") && time == 1 ? Fault.CUT : Fault.NONE)) {
      pull(faulty);

      assertThat(here(faulty, "spoilt")).isTrue();
      assertThat(here(faulty, "good")).isTrue();
    }
  }

  @Test
  void aLayerOfWhichNothingMoreComesIsAskedForAgain() throws IOException {
    try (FaultyRegistry faulty =
        faulty((path, time) -> path.contains("/blobs/") && time == 1 ? Fault.STALL : Fault.NONE)) {
      pull(faulty);

      assertThat(here(faulty, "spoilt")).isTrue();
      assertThat(notes()).anyMatch(note -> note.contains("nothing came for 4 seconds"));
    }
  }

  @Test
  void aRegistryThatStaysSilentIsNamed() throws IOException {
    try (FaultyRegistry faulty =
        faulty((path, time) -> path.contains("/blobs/") ? Fault.STALL : Fault.NONE)) {
      assertNamed(faulty, "stalled: nothing came for 4 seconds");
    }
  }

  @Test
  void aWrongDigestIsNeverTaken() throws IOException {
    try (FaultyRegistry faulty =
        faulty((path, time) -> path.contains("/blobs/") ? Fault.CHANGED : Fault.NONE)) {
      assertNamed(faulty, "verification failed for digest");
    }
  }

  @Test
  void aPageInsteadOfAManifestIsNamed() throws IOException {
    try (FaultyRegistry faulty =
        faulty((path, time) -> path.contains("/manifests/") ? Fault.GARBAGE : Fault.NONE)) {
      assertNamed(faulty, "spoilt:1 can't be pulled");
    }
  }

  private void assertNamed(FaultyRegistry faulty, String words) {
    assertThatThrownBy(() -> pull(faulty))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> {
              Problem problem = e.problem();
              assertThat(problem.kind()).isEqualTo(Problem.Kind.OUTCOME);
              assertThat(problem.summary()).startsWith("1 of 2 images could not be downloaded");
              assertThat(problem.evidence()).singleElement().asString().contains(words);
            });
    assertThat(here(faulty, "spoilt")).isFalse();
    assertThat(here(faulty, "good")).isTrue();
  }
}
