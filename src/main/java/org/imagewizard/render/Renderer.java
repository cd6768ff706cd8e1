package org.imagewizard.render;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.imagewizard.base.secret.Secret;
import org.imagewizard.catalog.Catalog;
import org.imagewizard.plan.DeploymentPlan;
import org.imagewizard.plan.LockFile;
import org.imagewizard.plan.PlanFile;

/** A plan becomes files. Same plan, same source, same bytes. */
public final class Renderer {
  public static final String COMPOSE_FILE = "compose.yaml";
  public static final String ENV_FILE = ".env";

  /** Set by us, or meant for the source's own folder: which files to read, which profiles. */
  private static final Set<String> NOT_CARRIED =
      Set.of("DOCKER_GID", "REGISTRY_TAG", "PII_LOGGING_ENABLED");

  /**
   * @param socket of the engine in use
   * @param keys variable name to value, what the folder already had included
   * @throws org.imagewizard.base.problem.ProblemException kind INPUT for a value with a line break
   */
  public List<RenderedFile> render(
      DeploymentPlan plan, Catalog catalog, DockerSocket socket, Map<String, Secret> keys) {
    EnvFiles envFiles = new EnvFiles();
    String compose = new ComposeText(plan, catalog, socket, envFiles).render();
    List<RenderedFile> files = new ArrayList<>();
    files.add(new RenderedFile(COMPOSE_FILE, compose, false));
    files.add(
        new RenderedFile(
            ENV_FILE,
            EnvFileText.ofCompose(plan, socket.group(), carried(catalog, compose)),
            false));
    files.addAll(texts(envFiles, catalog, keys));
    if (Guard.wanted(plan)) {
      files.add(Guard.file());
    }
    if (Nginx.wanted(plan)) {
      long limit = BodyLimit.of(catalog, new EnvFileText(catalog, keys));
      files.addAll(Nginx.files(plan, limit));
      if (Traefik.ownWanted(plan)) {
        files.addAll(TraefikFiles.files(plan, limit, running(plan)));
      }
    }
    files.add(new RenderedFile(PlanFile.NAME, PlanFile.write(plan), false));
    return files;
  }

  /**
   * The same with every image by its digest, and the lock beside the plan.
   *
   * @throws org.imagewizard.base.problem.ProblemException kind INPUT also when the lock does not
   *     fit the plan
   */
  public List<RenderedFile> renderLocked(
      DeploymentPlan plan,
      Catalog catalog,
      DockerSocket socket,
      Map<String, Secret> keys,
      LockFile lock) {
    List<RenderedFile> files = new ArrayList<>();
    for (RenderedFile file :
        render(Pinned.plan(plan), Pinned.catalog(catalog, plan, lock), socket, keys)) {
      // The plan stays what a person chose: without the lock it means tags again.
      files.add(
          file.path().equals(PlanFile.NAME)
              ? new RenderedFile(PlanFile.NAME, PlanFile.write(plan), false)
              : file);
    }
    files.add(new RenderedFile(LockFile.NAME, lock.write(), false));
    return files;
  }

  /**
   * Whether a lock names the image of every service that a plan runs.
   *
   * @throws org.imagewizard.base.problem.ProblemException kind INPUT, with all that it lacks
   */
  public void checkLock(DeploymentPlan plan, Catalog catalog, LockFile lock) {
    Pinned.catalog(catalog, plan, lock);
  }

  /** Services of a plan whose image a lock does not say, in the source's order. */
  public static List<String> lacking(DeploymentPlan plan, Catalog catalog, LockFile lock) {
    return Pinned.lacking(catalog, plan, lock);
  }

  /** Only the env files of the services that are on: what a change of keys writes. */
  public List<RenderedFile> envFiles(
      DeploymentPlan plan, Catalog catalog, Map<String, Secret> keys) {
    EnvFiles envFiles = new EnvFiles();
    for (DeploymentPlan.PlannedService planned : plan.running()) {
      Map<String, Object> source = catalog.stack().services().get(planned.name());
      if (source != null) {
        envFiles.apply(Plain.copyOf(source));
      }
    }
    return texts(envFiles, catalog, keys);
  }

  private static List<RenderedFile> texts(
      EnvFiles envFiles, Catalog catalog, Map<String, Secret> keys) {
    EnvFileText text = new EnvFileText(catalog, keys);
    return new TreeMap<>(envFiles.targets())
        .entrySet().stream()
            .map(file -> new RenderedFile(file.getValue(), text.of(file.getKey()), true))
            .toList();
  }

  private static List<String> running(DeploymentPlan plan) {
    List<String> names = new ArrayList<>();
    plan.running().forEach(service -> names.add(service.name()));
    names.add(Nginx.SERVICE);
    return names;
  }

  /** What the source's own {@code .env} sets and a chosen service still refers to. */
  private static Map<String, String> carried(Catalog catalog, String compose) {
    Map<String, String> carried = new TreeMap<>();
    catalog
        .stack()
        .variables()
        .forEach(
            (name, value) -> {
              boolean ours = NOT_CARRIED.contains(name) || name.startsWith("COMPOSE_");
              if (!ours && compose.matches("(?s).*\\$\\{?" + name + "\\b.*")) {
                carried.put(name, value);
              }
            });
    return carried;
  }
}
