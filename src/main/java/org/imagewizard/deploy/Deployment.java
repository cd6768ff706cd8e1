package org.imagewizard.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.plan.DeploymentPlan;
import org.imagewizard.plan.PlanFile;

/** A written folder and its plan. */
public record Deployment(Path folder, DeploymentPlan plan) {
  private static final String COMPOSE = "compose.yaml";

  /**
   * @throws ProblemException kind INPUT when the folder holds no plan
   */
  public static Deployment open(Path folder) {
    for (String needed : new String[] {PlanFile.NAME, COMPOSE}) {
      if (!Files.isRegularFile(folder.resolve(needed))) {
        throw new ProblemException(
            Problem.input(
                "folder.no-server",
                Sentence.of("folder.no-server", folder, needed),
                Sentence.of("folder.no-server.advice", folder)));
      }
    }
    return new Deployment(
        folder.toAbsolutePath().normalize(), PlanFile.read(folder.resolve(PlanFile.NAME)));
  }

  /** Whether a folder holds a plan, so that it may be opened. */
  public static boolean isIn(Path folder) {
    return Files.isRegularFile(folder.resolve(PlanFile.NAME));
  }

  /** The folders in this one that hold a plan, by name; none where there is no such folder. */
  public static List<Path> foldersIn(Path parent) {
    try (Stream<Path> folders = Files.list(parent)) {
      return folders.filter(Deployment::isIn).sorted().toList();
    } catch (IOException e) {
      // Nothing was set up there yet.
      return List.of();
    }
  }

  public Path composeFile() {
    return folder.resolve(COMPOSE);
  }

  /** What is entered in the options of the IMAGE browser extension. */
  public String publicAddress() {
    return plan.network() == DeploymentPlan.Reach.PRODUCTION ? plan.site().address() : address();
  }

  /** Where the server is reached from this computer. */
  public String address() {
    return "http://127.0.0.1:" + plan.port();
  }
}
