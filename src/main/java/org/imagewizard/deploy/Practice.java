package org.imagewizard.deploy;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.imagewizard.base.file.HomeFolder;
import org.imagewizard.base.progress.ProgressSink;
import org.imagewizard.base.task.Cancellation;
import org.imagewizard.catalog.Catalog;
import org.imagewizard.docker.Engine;
import org.imagewizard.fit.LanguageModel;
import org.imagewizard.fit.Place;
import org.imagewizard.plan.DeploymentPlan;
import org.imagewizard.plan.DeploymentPlan.PlannedService;
import org.imagewizard.plan.Settings;

/** The practice stack: stand-in images under IMAGE's real service names. */
public final class Practice {
  /** The problem's id when there is no static busybox, neither here nor to be downloaded. */
  public static final String NO_BUSYBOX = StandIn.NO_BUSYBOX;

  /** Stands in for every registry host, so that no practice image can be taken for a real one. */
  private static final String PREFIX = "image-wizard-practice";

  private static final String TAG = "practice";
  private static final List<String> CHANGES =
      List.of(
          "ENTRYPOINT [\"/init\"]",
          "HEALTHCHECK --interval=60s --timeout=10s CMD"
              + " [\"/bin/busybox\",\"wget\",\"-q\",\"-O\",\"/dev/null\",\"http://127.0.0.1:8080/health\"]",
          "LABEL org.imagewizard.practice=true");

  private final Engine engine;

  public Practice(Engine engine) {
    this.engine = engine;
  }

  /** The plan of the practice stack: every service on the processor, {@code practice} set. */
  public static DeploymentPlan plan(Catalog catalog, String name, int port) {
    List<PlannedService> services =
        catalog.services().stream()
            .map(s -> new PlannedService(s.name(), Place.CPU, 1, ""))
            .toList();
    Settings usual = Settings.defaults();
    return new DeploymentPlan(
        DeploymentPlan.FORMAT,
        name,
        catalog.source(),
        TAG,
        PREFIX,
        LanguageModel.NONE,
        services,
        List.of(),
        Map.of(),
        List.of(),
        port,
        usual.network(),
        usual.restart(),
        false,
        false,
        false,
        usual.memcachedMiB(),
        usual.logMaxSizeMiB(),
        usual.logMaxFiles(),
        true,
        "image-" + name);
  }

  /** Makes the one stand-in image and gives it every name that the written folder uses. */
  public void makeImages(Deployment deployment, ProgressSink sink, Cancellation cancellation) {
    Stream stream = new Stream(sink);
    stream.step(
        "images",
        Sentence.of("step.images"),
        () -> {
          byte[] root = new StandIn(engine, cancellation).rootTar();
          String first = PREFIX + "/stand-in:" + TAG;
          String id = engine.importImage(new ByteArrayInputStream(root), first, CHANGES);
          ComposeFile.read(deployment).distinctImages().forEach(name -> engine.tag(id, name));
          engine.removeImage(first);
          stream.note(Sentence.of("note.stand-in", (long) Math.max(1, root.length / 1_000_000)));
          return true;
        });
  }

  /** Where {@code try} puts its folder: image/practice at home, or under IMAGE_WIZARD_HOME. */
  public static Path defaultFolder() {
    String named = System.getenv("IMAGE_WIZARD_HOME");
    Path home = named == null ? HomeFolder.of(System.getenv()) : Path.of(named);
    return home.resolve("image").resolve("practice");
  }
}
