package org.imagewizard.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.imagewizard.bench.Benchmark;
import org.imagewizard.catalog.Catalog;
import org.imagewizard.catalog.CatalogLoader;
import org.imagewizard.docker.Engine;
import org.imagewizard.docker.EngineFinder;
import org.imagewizard.docker.registry.Push;
import org.imagewizard.plan.DeploymentPlan;
import org.imagewizard.plan.PlanFile;
import org.imagewizard.plan.Plans;
import org.imagewizard.plan.Settings;
import org.imagewizard.render.PlannedImages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How long all images of the stack take to come, beside Compose. */
class PullBench {
  private static final int ROUNDS = 3;

  /** Bytes of the layer that all share. */
  private static final int SHARED_LAYER = 20_000_000;

  /** The images' sizes stand to each other as the catalog's estimates do, smaller by 200. */
  private static final int BYTES_PER_MIB = 1024 * 1024 / 200;

  private static final int OWN_LAYERS = 4;

  @TempDir Path folder;

  @Test
  void everyImage() throws Exception {
    EngineEnvironment environment = EngineEnvironment.require().withRegistry();
    App app = new App(folder, Map.of("DOCKER_HOST", environment.host()));
    Catalog catalog = new CatalogLoader(Map.of()).bundled();
    DeploymentPlan plan =
        Plans.everything(
            catalog, Settings.defaults().withRegistry(environment.registry() + "/pull-bench"));
    Path file = Files.writeString(folder.resolve("plan.yaml"), PlanFile.write(plan));
    Path dir = folder.resolve("server");
    app.makeStartCache();
    done(app.run("write", "--plan", file.toString(), "--dir", dir.toString()));
    Set<String> images = pushed(environment.registry(), plan, catalog);
    List<Double> ours = new ArrayList<>();
    List<Double> compose = new ArrayList<>();
    try (Engine engine = new EngineFinder(Optional.of(environment.host())).connect()) {
      for (int round = 0; round < ROUNDS; round++) {
        ours.add(seconds(() -> done(app.run("pull", "--dir", dir.toString()))));
        remove(engine, images);
        compose.add(seconds(() -> compose(environment, dir)));
        remove(engine, images);
      }
    }
    Benchmark page = new Benchmark("Pull");
    page.figure(images.size() + " images of the stack, pull", median(ours), "s")
        .beside("docker compose pull of the same folder", median(compose), "s")
        .atMost(1.0);
    page.note(
        "loopback registry, images smaller than estimated by 200, and 20 MB shared by all; medians"
            + " of "
            + ROUNDS
            + " rounds in turn, with the starts of the programs; ours with its start cache");
    page.write();
  }

  private static Set<String> pushed(String registry, DeploymentPlan plan, Catalog catalog) {
    Push push = new Push(registry);
    Random random = new Random();
    String base = text(random, SHARED_LAYER);
    Set<String> references = new TreeSet<>();
    PlannedImages.of(plan, catalog)
        .forEach(
            (service, image) -> {
              String reference = image.name() + ":" + image.tag();
              if (references.add(reference)) {
                push.image(
                    image.name().substring(registry.length() + 1),
                    image.tag(),
                    "2026-05-14T09:02:00Z",
                    "",
                    layers(
                        base, random, catalog.service(service).orElseThrow().estimate().imageMiB()),
                    true);
              }
            });
    return references;
  }

  private static List<String> layers(String base, Random random, long mebibytes) {
    List<String> layers = new ArrayList<>(List.of(base));
    for (int i = 0; i < OWN_LAYERS; i++) {
      layers.add(text(random, (int) (mebibytes * BYTES_PER_MIB / OWN_LAYERS)));
    }
    return layers;
  }

  private static String text(Random random, int length) {
    StringBuilder text = new StringBuilder(length);
    random.ints(length, 33, 127).forEach(c -> text.append((char) c));
    return text.toString();
  }

  private static void remove(Engine engine, Set<String> images) {
    assertThat(images).allMatch(image -> engine.imageId(image).isPresent());
    images.forEach(engine::removeImage);
  }

  private static void compose(EngineEnvironment environment, Path dir) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder("docker", "compose", "pull", "--quiet")
            .directory(dir.toFile())
            .redirectErrorStream(true)
            .redirectOutput(dir.resolveSibling("compose.txt").toFile());
    builder.environment().put("DOCKER_HOST", environment.host());
    assertThat(builder.start().waitFor()).isZero();
  }

  private interface Work {
    void run() throws Exception;
  }

  private static double seconds(Work work) throws Exception {
    long begun = System.nanoTime();
    work.run();
    return (System.nanoTime() - begun) / 1e9;
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }

  private static void done(App.Result result) {
    assertThat(result.exit()).as(result.out() + result.err()).isZero();
  }
}
