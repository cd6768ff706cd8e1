package org.imagewizard.wizard.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.imagewizard.base.secret.Redactor;
import org.imagewizard.base.task.Cancellation;
import org.imagewizard.catalog.Catalog;
import org.imagewizard.catalog.CatalogLoader;
import org.imagewizard.docker.ComposeCli;
import org.imagewizard.docker.Engine;
import org.imagewizard.docker.EngineFinder;
import org.imagewizard.docker.registry.Push;
import org.imagewizard.it.EngineEnvironment;
import org.imagewizard.plan.DeploymentPlan;
import org.imagewizard.plan.LockFile;
import org.imagewizard.plan.Plans;
import org.imagewizard.plan.Settings;
import org.imagewizard.render.DockerSocket;
import org.imagewizard.render.FolderWriter;
import org.imagewizard.render.PlannedImages;
import org.imagewizard.render.Renderer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Every image of IMAGE under its real path in a real registry, asked for as a lab would. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VersionDeskIT {
  private static final String OLD = "2025-10-29T14:05:00Z";
  private static final String NEW = "2026-05-14T09:02:00Z";
  private static final String MISSING = "object-detection-llm";

  private final CatalogLoader catalogs = new CatalogLoader(Map.of());
  private final Catalog catalog = catalogs.bundled();
  private final EngineFinder engines = new EngineFinder();
  private final Cancellation cancellation = new Cancellation();
  private VersionDesk desk = new VersionDesk(engines, catalogs, any -> catalog, Map.of());
  private DeploymentPlan plan = Plans.everything(catalog, Settings.defaults());
  private Map<String, PlannedImages.Image> images = Map.of();
  private String registry = "";
  private Push push = new Push("");

  @BeforeAll
  void pushEverything() {
    registry = EngineEnvironment.require().withRegistry().registry();
    // A path of its own, because other tests use the same registry.
    String prefix = registry + "/versions";
    plan = Plans.everything(catalog, Settings.defaults().withRegistry(prefix));
    images = PlannedImages.of(plan, catalog);
    push = new Push(registry);
    images.forEach(
        (service, image) -> {
          List<String> layers = List.of("a base that all share", "of " + service);
          String path = path(image);
          if (!image.follows()) {
            push.image(path, image.tag(), OLD, "", layers, true);
            return;
          }
          push.image(path, "unstable", NEW, "rev-" + service, layers, false);
          push.image(path, "2026-05-14T09.02", NEW, "", layers, false);
          push.image(path, "2025-10-29T14.05", OLD, "", List.of("older"), false);
          if (!service.equals(MISSING)) {
            push.image(path, "latest", OLD, "", List.of("older"), service.startsWith("s"));
          }
        });
    push.index(path(images.get("tat")), "unstable", NEW, List.of("a base that all share", "tat"));
  }

  private String path(PlannedImages.Image image) {
    return image.name().substring(registry.length() + 1);
  }

  @Test
  void eachChannelSaysWhatItHasBeforeAnythingIsPulled() {
    VersionReport report = desk.report(plan, Optional.empty(), cancellation);

    ChannelReport unstable = report.chosen();
    assertThat(unstable.name()).isEqualTo("unstable");
    assertThat(unstable.missing()).isEmpty();
    assertThat(unstable.unknown()).isEmpty();
    assertThat(unstable.has()).isEqualTo(images.size()).isEqualTo(41);
    assertThat(unstable.mixedAges()).isFalse();
    assertThat(report.outdated(unstable)).isFalse();
    assertThat(report.complete()).isTrue();
    ChannelReport latest = report.others().getFirst();
    assertThat(latest.name()).isEqualTo("latest");
    assertThat(latest.missing()).containsExactly(MISSING);
    assertThat(latest.fallBacks()).isEqualTo(Map.of(MISSING, "unstable"));
    assertThat(report.outdated(latest)).as("all of 2025, the list is of 2026").isTrue();
    assertThat(report.diskFreeMiB()).hasValueSatisfying(mib -> assertThat(mib).isPositive());
    for (ChannelReport.ServiceImage image : unstable.images()) {
      assertThat(image.found().orElseThrow().platforms()).containsExactly("linux/amd64");
    }

    // 41 images share a base: it is weighed once.
    long layers =
        unstable.images().stream()
            .flatMap(image -> image.found().orElseThrow().layers().stream())
            .distinct()
            .mapToLong(layer -> layer.bytes())
            .sum();
    assertThat(unstable.download().bytes() + unstable.download().localBytes()).isEqualTo(layers);
  }

  @Test
  void whatIsHereIsNotDownloadedAgain() {
    PlannedImages.Image one = images.get("orchestrator");
    try (Engine engine = engines.connect()) {
      Download before = desk.report(plan, Optional.empty(), cancellation).chosen().download();
      engine.pull(one.reference(), (received, total) -> {}, cancellation);
      try {
        Download after = desk.report(plan, Optional.empty(), cancellation).chosen().download();
        assertThat(after.localBytes()).isGreaterThan(before.localBytes());
        assertThat(after.bytes() + after.localBytes())
            .isEqualTo(before.bytes() + before.localBytes());
      } finally {
        engine.removeImage(one.reference());
      }
    }
  }

  @Test
  void aDayResolvesToEachImagesOwnBuild() {
    VersionReport report = desk.report(plan, AsOf.parse("2026-01-01"), cancellation);

    assertThat(report.complete()).isTrue();
    assertThat(report.chosen().images())
        .filteredOn(ChannelReport.ServiceImage::follows)
        .extracting(ChannelReport.ServiceImage::tag)
        .containsOnly("2025-10-29T14.05");
    DeploymentPlan tagged = TaggedPlan.of(plan, report);
    assertThat(PlannedImages.of(tagged, catalog).get("orchestrator").tag())
        .isEqualTo("2025-10-29T14.05");
    assertThat(PlannedImages.of(tagged, catalog).get("memcached").tag()).isEqualTo("1.6");

    VersionReport none = desk.report(plan, AsOf.parse("2020-01-01"), cancellation);
    assertThat(none.chosen().missing()).contains("orchestrator").doesNotContain("memcached");
    assertThat(none.chosen().fallBacks()).containsEntry("orchestrator", "unstable");
  }

  @Test
  void aFallBackFillsOnlyWhatIsMissing() {
    DeploymentPlan latest = plan.withImages("latest", plan.registry());
    VersionReport report = desk.report(latest, Optional.empty(), cancellation);
    assertThat(report.complete()).isFalse();

    DeploymentPlan mended = TaggedPlan.of(latest, report);

    assertThat(desk.report(mended, Optional.empty(), cancellation).complete()).isTrue();
    assertThat(mended.services())
        .filteredOn(service -> !service.tag().isEmpty())
        .containsExactly(
            new DeploymentPlan.PlannedService(
                MISSING, org.imagewizard.fit.Place.CPU, 1, "unstable"));
  }

  @Test
  void tagsAreListedByKindNewestFirst() {
    List<ImageTag> tags = desk.tags(plan, cancellation).get(images.get("orchestrator").name());
    assertThat(tags.stream().map(ImageTag::name))
        .containsExactly("unstable", "latest", "2026-05-14T09.02", "2025-10-29T14.05");
  }

  @Test
  void aLockHoldsTheImagesWhileTheTagsMoveOn(@TempDir Path temp) throws IOException {
    LockFile lock = desk.lock(plan, Optional.empty(), cancellation);
    assertThat(lock.services().keySet()).isEqualTo(new java.util.TreeSet<>(images.keySet()));
    LockFile.Locked locked = lock.service("orchestrator").orElseThrow();
    assertThat(locked.revision()).isEqualTo("rev-orchestrator");
    assertThat(locked.tag()).isEqualTo("unstable");
    assertThat(lock.service("tat").orElseThrow().indexDigest())
        .isNotEqualTo(lock.service("tat").orElseThrow().platformDigest());

    String own = path(images.get("orchestrator"));
    push.image(own, "unstable", NEW, "", List.of("newer"), false);
    assertThat(desk.lock(plan, Optional.of(lock), cancellation)).isEqualTo(lock);
    assertThat(desk.lock(plan, Optional.empty(), cancellation)).isNotEqualTo(lock);

    Path folder = temp.resolve("server");
    new FolderWriter()
        .write(
            folder,
            new Renderer().renderLocked(plan, catalog, DockerSocket.usual(), Map.of(), lock));
    ComposeCli compose = new ComposeCli(new Redactor(), engines);
    Map<String, String> said = new LinkedHashMap<>();
    compose.run(folder, List.of("config", "--images"), line -> said.put(line, ""), cancellation);
    assertThat(said.keySet())
        .contains(locked.reference())
        .allMatch(image -> image.contains("@sha256:"));
    assertThat(LockFile.read(folder.resolve(LockFile.NAME))).isEqualTo(lock);
    try (Engine engine = engines.connect()) {
      engine.pull(locked.reference(), (received, total) -> {}, cancellation);
      assertThat(engine.imageId(locked.reference())).isPresent();
      engine.removeImage(locked.reference());
    }
  }

  @Test
  void aLockOfOtherImagesOrOfTooFewIsRefused() {
    LockFile lock = desk.lock(plan, Optional.empty(), cancellation);
    Map<String, LockFile.Locked> fewer = new LinkedHashMap<>(lock.services());
    LockFile.Locked tat = fewer.remove("tat");
    assertThatThrownBy(() -> render(new LockFile(fewer))).hasMessageContaining("tat");
    fewer.put("tat", lock.service("orchestrator").orElseThrow());
    assertThatThrownBy(() -> render(new LockFile(fewer)))
        .hasMessageContaining("about another image for tat");
    fewer.put("tat", tat);
    assertThat(render(new LockFile(fewer))).isNotEmpty();

    DeploymentPlan latest = plan.withImages("latest", plan.registry());
    assertThatThrownBy(() -> desk.lock(latest, Optional.empty(), cancellation))
        .hasMessageContaining("1 image cannot be locked");
  }

  private List<?> render(LockFile lock) {
    return new Renderer().renderLocked(plan, catalog, DockerSocket.usual(), Map.of(), lock);
  }
}
