package org.imagewizard.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.base.progress.Progress;
import org.imagewizard.base.task.Cancellation;
import org.imagewizard.catalog.CatalogLoader;
import org.imagewizard.catalog.Service;
import org.imagewizard.docker.FakeEngine;
import org.imagewizard.plan.DeploymentPlan;
import org.imagewizard.plan.PlanFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class PullTest {
  private static final Pull.Patience PATIENCE =
      new Pull.Patience(Duration.ofMillis(1), Duration.ofSeconds(60));

  @TempDir Path temp;

  private final FakeEngine engine = new FakeEngine();
  private final List<Progress> events = Collections.synchronizedList(new ArrayList<>());

  private void pull(String... images) {
    Map<String, String> services = new LinkedHashMap<>();
    for (String image : images) {
      services.put("service-of-" + image, image);
    }
    new Pull(engine, new Estimates(), events::add, new Cancellation(), PATIENCE)
        .run(deployment(), new ComposeFile(services, Set.of(), Map.of()), true);
  }

  private Deployment deployment() {
    DeploymentPlan practice = Practice.plan(new CatalogLoader(Map.of()).bundled(), "p", 8080);
    String text = PlanFile.write(practice).replace("practice: true", "practice: false");
    return new Deployment(temp, PlanFile.read(text, "plan.yaml"));
  }

  @Test
  void aBusyRegistryIsAskedAgainAndThePersonIsTold() {
    engine.failPull("busy:1", "toomanyrequests: slow down", 3);
    pull("good:1", "busy:1");
    assertThat(engine.imageId("busy:1")).isPresent();
    assertThat(engine.calls()).filteredOn("pull busy:1"::equals).hasSize(4);
    assertThat(events)
        .filteredOn(e -> e instanceof Progress.Note)
        .hasSize(3)
        .first()
        .asString()
        .contains("toomanyrequests: slow down")
        .contains("tried again");
  }

  @Test
  void theLargestIsBegunFirst() {
    Map<String, String> services = new LinkedHashMap<>();
    for (Service service : new CatalogLoader(Map.of()).bundled().services()) {
      services.put(service.name(), "image-of-" + service.name());
    }
    services.put("unheard-of", "image-of-unheard-of");
    ComposeFile file = new ComposeFile(services, Set.of(), Map.of());
    List<String> order =
        new Pull(engine, new Estimates(), events::add, new Cancellation(), PATIENCE)
            .largestFirst(file.distinctImages(), file);
    assertThat(order).hasSameElementsAs(services.values()).hasSize(services.size());
    assertThat(order.subList(0, 2))
        .containsExactly("image-of-semantic-segmentation", "image-of-object-detection");
    assertThat(order).last().isEqualTo("image-of-unheard-of");
  }

  @Test
  void whatWillNotPassIsNotTriedAgainAndTheRestIsBrought() {
    engine.failPull("none:1", "manifest unknown");
    assertThatThrownBy(() -> pull("none:1", "good:1"))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("1 of 2 images");
    assertThat(engine.calls()).filteredOn("pull none:1"::equals).hasSize(1);
    assertThat(engine.imageId("good:1")).isPresent();
  }

  @Test
  void aRegistryThatStaysBusyIsGivenUp() {
    engine.failPull("busy:1", "received unexpected HTTP status: 503 Service Unavailable");
    assertThatThrownBy(() -> pull("busy:1")).hasMessageContaining("could not be downloaded");
    assertThat(engine.calls()).filteredOn("pull busy:1"::equals).hasSize(6);
  }

  @Test
  void aFullDiskIsNamedAndEndsTheWhole() {
    engine.failPull("big:1", "failed to register layer: write /x: no space left on device");
    assertThatThrownBy(() -> pull("big:1"))
        .satisfies(
            e -> {
              Problem problem = ((ProblemException) e).problem();
              assertThat(problem.id()).isEqualTo("pull.disk");
              assertThat(problem.actions()).isNotEmpty();
            });
    assertThat(engine.calls()).filteredOn("pull big:1"::equals).hasSize(1);
  }
}
