package org.imagewizard.wizard.version;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.imagewizard.base.task.Cancellation;
import org.imagewizard.bench.Benchmark;
import org.imagewizard.catalog.Catalog;
import org.imagewizard.catalog.CatalogLoader;
import org.imagewizard.docker.EngineFinder;
import org.imagewizard.docker.registry.Push;
import org.imagewizard.it.EngineEnvironment;
import org.imagewizard.plan.DeploymentPlan;
import org.imagewizard.plan.Plans;
import org.imagewizard.plan.Settings;
import org.imagewizard.render.PlannedImages;
import org.junit.jupiter.api.Test;

/** How long a person waits for the version page. */
class VersionDeskBench {
  @Test
  void channelsOfEveryImage() {
    String registry = EngineEnvironment.require().withRegistry().registry();
    CatalogLoader catalogs = new CatalogLoader(Map.of());
    Catalog catalog = catalogs.bundled();
    DeploymentPlan plan =
        Plans.everything(catalog, Settings.defaults().withRegistry(registry + "/bench"));
    Push push = new Push(registry);
    PlannedImages.of(plan, catalog)
        .forEach(
            (service, image) -> {
              String path = image.name().substring(registry.length() + 1);
              for (String tag :
                  image.follows() ? List.of("unstable", "latest") : List.of(image.tag())) {
                push.image(path, tag, "2026-05-14T09:02:00Z", "", List.of("base", service), false);
              }
            });
    VersionDesk desk = new VersionDesk(new EngineFinder(), catalogs, any -> catalog, Map.of());
    desk.report(plan, Optional.empty(), new Cancellation());

    long begun = System.nanoTime();
    VersionReport report = desk.report(plan, Optional.empty(), new Cancellation());
    double millis = (System.nanoTime() - begun) / 1e6;

    Benchmark page = new Benchmark("Channels");
    page.figure(report.chosen().images().size() + " images, two channels", millis, "ms")
        .atMost(5000);
    page.note("loopback registry, local layers asked of the engine, 8 requests side by side");
    page.write();
  }
}
