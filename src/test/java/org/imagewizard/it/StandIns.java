package org.imagewizard.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.imagewizard.base.task.Cancellation;
import org.imagewizard.deploy.Deployment;
import org.imagewizard.deploy.Practice;
import org.imagewizard.docker.Engine;
import org.imagewizard.docker.EngineFinder;

/**
 * Small servers of a source made for a test, with the practice server's images in IMAGE's place.
 */
final class StandIns {
  /** For {@code plan}: the images of which nothing is ever downloaded. */
  static final String OPTIONS = "--registry image-wizard-practice --channel practice";

  private StandIns() {}

  /** Turns a plan into one whose services need no card, no mounts and no registry. */
  static void practise(Path plan, int port) throws IOException {
    String text = Files.readString(plan).replace("practice: false", "practice: true");
    Files.writeString(plan, text.replace("port: 8080", "port: " + port));
  }

  static void make(Path server) {
    try (Engine engine = new EngineFinder().connect()) {
      new Practice(engine).makeImages(Deployment.open(server), event -> {}, new Cancellation());
    }
  }
}
