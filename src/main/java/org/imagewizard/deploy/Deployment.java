package org.imagewizard.deploy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.plan.DeploymentPlan;
import org.imagewizard.plan.PlanFile;

/** A written folder and its plan. */
public record Deployment(Path folder, DeploymentPlan plan) {
  private static final String PLAN = "plan.yaml";
  private static final String COMPOSE = "compose.yaml";

  /**
   * @throws ProblemException kind INPUT when the folder holds no plan
   */
  public static Deployment open(Path folder) {
    for (String needed : new String[] {PLAN, COMPOSE}) {
      if (!Files.isRegularFile(folder.resolve(needed))) {
        throw new ProblemException(
            Problem.input(
                "folder.no-server",
                Sentence.of("folder.no-server", folder, needed),
                Sentence.of("folder.no-server.advice", folder)));
      }
    }
    return new Deployment(folder.toAbsolutePath().normalize(), PlanFile.read(folder.resolve(PLAN)));
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
