package org.imagewizard.wizard;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.base.secret.Secret;
import org.imagewizard.catalog.Catalog;
import org.imagewizard.docker.Engine;
import org.imagewizard.docker.EngineFinder;
import org.imagewizard.plan.DeploymentPlan;
import org.imagewizard.plan.LockFile;
import org.imagewizard.plan.Plans;
import org.imagewizard.render.DockerSocket;
import org.imagewizard.render.RenderedFile;
import org.imagewizard.render.Renderer;
import org.imagewizard.render.SiteFiles;

/**
 * The files of a plan on this computer's engine. The default network gets a name of its own when
 * another server there has {@code image}: the name is not prefixed by the project, so two servers
 * would join.
 */
record PlanFiles(EngineFinder engines, Renderer renderer) {

  List<RenderedFile> of(
      DeploymentPlan plan, Catalog catalog, Map<String, Secret> keys, Optional<LockFile> lock) {
    Plans.check(plan, catalog);
    SiteFiles.check(plan.site(), Clock.systemDefaultZone());
    try (Engine engine = engines.connect()) {
      DeploymentPlan own = networkTaken(engine, plan) ? plan.withOwnNetwork() : plan;
      return render(own, catalog, DockerSocket.of(engine.info().endpoint()), keys, lock);
    } catch (ProblemException e) {
      if (e.problem().kind() != Problem.Kind.ENGINE) {
        throw e;
      }
      // Files can be written before there is an engine; the usual socket stands in.
      return render(plan, catalog, DockerSocket.usual(), keys, lock);
    }
  }

  private List<RenderedFile> render(
      DeploymentPlan plan,
      Catalog catalog,
      DockerSocket socket,
      Map<String, Secret> keys,
      Optional<LockFile> lock) {
    return lock.isPresent()
        ? renderer.renderLocked(plan, catalog, socket, keys, lock.get())
        : renderer.render(plan, catalog, socket, keys);
  }

  private static boolean networkTaken(Engine engine, DeploymentPlan plan) {
    return engine.networks().stream()
        .filter(network -> network.name().equals(plan.networkName()))
        .map(network -> network.labels().getOrDefault("com.docker.compose.project", ""))
        .anyMatch(project -> !project.equals(plan.project()));
  }
}
