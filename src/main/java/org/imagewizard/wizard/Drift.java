package org.imagewizard.wizard;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.base.text.Phrase;
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
  List<Phrase> of(Deployment deployment) {
    List<Phrase> noticed = new ArrayList<>();
    for (String path : writer.changedByHand(deployment.folder())) {
      boolean gone = Files.notExists(deployment.folder().resolve(path));
      noticed.add(said(gone ? "gone" : "changed", path));
    }
    if (Operations.unfinishedUpdate(deployment)) {
      noticed.add(said("update-interrupted"));
    }
    String cutOff = Operations.cutOff(deployment);
    if (!cutOff.isEmpty()) {
      noticed.add(said("cut-off", cutOff));
    }
    List<String> lost = operations.withoutNetwork(deployment);
    if (!lost.isEmpty()) {
      noticed.add(said("network-lost", String.join(", ", lost)));
    }
    try {
      operations
          .differences(deployment)
          .forEach(
              (service, difference) -> {
                if (difference == Difference.SETTINGS) {
                  noticed.add(said("settings", service));
                } else if (difference == Difference.IMAGE) {
                  noticed.add(said("image", service));
                }
              });
    } catch (ProblemException e) {
      // Without Compose nothing can be compared; the states are worth telling all the same.
      noticed.add(said("unknown", e.problem().what()));
    }
    return noticed;
  }

  private static Phrase said(String key, Object... arguments) {
    return Sentence.of("drift." + key, arguments);
  }
}
