package org.imagewizard.wizard;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.deploy.Deployment;
import org.imagewizard.deploy.Difference;
import org.imagewizard.deploy.Operations;
import org.imagewizard.render.FolderWriter;

/** How far a server has gone from its folder, and the folder from what was written. */
final class Drift {
  private final FolderWriter writer;
  private final Operations operations;

  Drift(FolderWriter writer, Operations operations) {
    this.writer = writer;
    this.operations = operations;
  }

  /** What is not as it was written or left, one sentence each. */
  List<String> of(Deployment deployment) {
    List<String> noticed = new ArrayList<>();
    for (String path : writer.changedByHand(deployment.folder())) {
      boolean gone = Files.notExists(deployment.folder().resolve(path));
      noticed.add(path + (gone ? " is gone." : " was changed by hand since it was written."));
    }
    if (Operations.unfinishedUpdate(deployment)) {
      noticed.add("An update was interrupted; image-wizard rollback brings back what ran before.");
    }
    List<String> lost = operations.withoutNetwork(deployment);
    if (!lost.isEmpty()) {
      noticed.add(
          "Without a network, because somebody removed it: "
              + String.join(", ", lost)
              + "; up makes them anew.");
    }
    try {
      operations
          .differences(deployment)
          .forEach(
              (service, difference) -> {
                if (difference == Difference.SETTINGS) {
                  noticed.add(service + " runs as it was set up before; up makes it anew.");
                } else if (difference == Difference.IMAGE) {
                  noticed.add(service + " runs another build than its tag means now.");
                }
              });
    } catch (ProblemException e) {
      // Without Compose nothing can be compared; the states are worth telling all the same.
      noticed.add("What a start would change is not known: " + e.problem().summary());
    }
    return noticed;
  }
}
