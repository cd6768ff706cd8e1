package org.imagewizard.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.imagewizard.base.text.Phrase;
import org.imagewizard.catalog.CatalogLoader;
import org.imagewizard.docker.Engine.RunResult;
import org.imagewizard.docker.FakeEngine;
import org.imagewizard.plan.DeploymentPlan;
import org.imagewizard.plan.PlanFile;
import org.junit.jupiter.api.Test;

/** What the orchestrator's container says of the engine's socket. */
class SocketAccessTest {
  private static final DeploymentPlan OPEN =
      Practice.plan(new CatalogLoader(Map.of()).bundled(), "p", 8080);

  private final FakeEngine engine = new FakeEngine();

  private Map<String, Phrase> refused(DeploymentPlan plan, int exit, String output) {
    engine.run(plan.project(), "orchestrator", "o");
    engine.onCommand(command -> new RunResult(exit, output));
    return new SocketAccess(engine)
        .refused(new Deployment(Path.of("x"), plan), engine.containers(plan.project()));
  }

  @Test
  void theGroupThatWouldLetItInIsNamed() {
    Map<String, Phrase> refused = refused(OPEN, 1, "998\n");
    assertThat(refused).containsOnlyKeys("orchestrator");
    assertThat(refused.get("orchestrator").in(Locale.ENGLISH)).contains("DOCKER_GID=998 into .env");
    assertThat(refused.get("orchestrator").in(Locale.FRENCH)).contains("DOCKER_GID=998 dans .env");
  }

  @Test
  void withoutAProgramThatTellsTheGroupItIsRefusedAllTheSame() {
    assertThat(refused(OPEN, 1, "sh: stat: not found").get("orchestrator"))
        .asString()
        .contains("the number of the socket's group");
  }

  @Test
  void nothingIsSaidWhereItMayOrWhereItCannotBeTold() {
    assertThat(refused(OPEN, 0, "may")).isEmpty();
    assertThat(refused(OPEN, 9, "")).isEmpty();
    assertThat(refused(OPEN, 127, "no such file: sh")).isEmpty();
  }

  @Test
  void behindAGuardTheOrchestratorNeedsNoSocket() {
    String text = PlanFile.write(OPEN);
    DeploymentPlan guarded = PlanFile.read(text.replace("guard: false", "guard: true"), "p.yaml");
    assertThat(guarded.guard()).isTrue();
    assertThat(refused(guarded, 1, "998")).isEmpty();
    assertThat(engine.calls()).noneMatch(call -> call.startsWith("exec"));
  }
}
