package org.imagewizard.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.imagewizard.docker.Engine;
import org.imagewizard.docker.EngineFinder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server goes from one computer to the other, with the built application on the real engine. */
class BundleIT {
  private static final List<String> IMAGES =
      List.of(
          "image-wizard-practice/lab/orchestrator:practice",
          "image-wizard-practice/lab/motd:practice",
          "image-wizard-practice/lab/resize:practice");

  @TempDir Path home;

  @Test
  void whatWasBundledRunsWhereItIsUnbundled() throws IOException {
    EngineEnvironment.require();
    App app = new App(home, Map.of());
    Path server = write(app);
    StandIns.make(server);
    Path archive = home.resolve("lab.bundle");

    ok(app.run("bundle", "--dir", server.toString(), "--out", archive.toString()));
    assertThat(app.run("bundle", "--dir", server.toString(), "--out", archive.toString()).exit())
        .as("nothing is overwritten")
        .isEqualTo(2);
    try (Engine engine = new EngineFinder().connect()) {
      IMAGES.forEach(image -> assertThat(engine.imageId(image)).as(image).isPresent());
      IMAGES.forEach(engine::removeImage);
      IMAGES.forEach(image -> assertThat(engine.imageId(image)).isEmpty());

      Path arrived = home.resolve("arrived");
      Path changed = Files.copy(archive, home.resolve("changed.bundle"));
      flip(changed);
      App.Result refused =
          app.run("unbundle", "--from", changed.toString(), "--dir", arrived.toString());
      assertThat(refused.exit()).as(refused.out() + refused.err()).isEqualTo(2);
      assertThat(arrived).doesNotExist();
      IMAGES.forEach(image -> assertThat(engine.imageId(image)).isEmpty());

      ok(app.run("unbundle", "--from", archive.toString(), "--dir", arrived.toString()));
      IMAGES.forEach(image -> assertThat(engine.imageId(image)).as(image).isPresent());
      try {
        ok(app.run("up", "--dir", arrived.toString()));
      } finally {
        ok(app.run("remove", "--yes", "--data", "--dir", arrived.toString()));
      }
      IMAGES.forEach(engine::removeImage);
    }
  }

  private Path write(App app) throws IOException {
    Path source = Files.createDirectories(home.resolve("source"));
    Files.writeString(
        source.resolve("docker-compose.yml"),
        """
        services:
          orchestrator:
            image: example.org/lab/orchestrator:${REGISTRY_TAG}
            volumes: ["/var/run/docker.sock:/var/run/docker.sock:ro"]
          motd-handler:
            image: example.org/lab/motd:${REGISTRY_TAG}
            labels: {ca.mcgill.a11y.image.handler: enable}
          resize-graphic:
            image: example.org/lab/resize:${REGISTRY_TAG}
            labels: {ca.mcgill.a11y.image.preprocessor: 1}
        networks:
          default: {name: image}
        """);
    Path plan = home.resolve("plan.yaml");
    String command =
        "plan --from "
            + source
            + " --pin orchestrator=on --pin motd-handler=on"
            + " --pin resize-graphic=on --name bundle-it --out "
            + plan
            + " "
            + StandIns.OPTIONS;
    ok(app.run(command.split(" ")));
    StandIns.practise(plan, 18_496);
    Path server = home.resolve("server");
    ok(app.run("write", "--plan", plan.toString(), "--dir", server.toString()));
    return server;
  }

  /** One bit in the middle, where the images are. */
  private static void flip(Path file) throws IOException {
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
      bytes.seek(bytes.length() / 2);
      int one = bytes.read();
      bytes.seek(bytes.length() / 2);
      bytes.write(one ^ 1);
    }
  }

  private static void ok(App.Result result) {
    assertThat(result.exit()).as(result.out() + result.err()).isZero();
  }
}
