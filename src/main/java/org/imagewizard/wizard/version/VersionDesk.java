package org.imagewizard.wizard.version;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.base.task.Cancellation;
import org.imagewizard.base.text.Phrase;
import org.imagewizard.catalog.Catalog;
import org.imagewizard.catalog.CatalogLoader;
import org.imagewizard.docker.Engine;
import org.imagewizard.docker.EngineFinder;
import org.imagewizard.docker.EngineInfo;
import org.imagewizard.docker.registry.RegistryClient;
import org.imagewizard.machine.DiskFacts;
import org.imagewizard.plan.DeploymentPlan;
import org.imagewizard.plan.LockFile;
import org.imagewizard.render.PlannedImages;
import org.imagewizard.render.PlannedImages.Image;
import org.imagewizard.render.Renderer;
import org.imagewizard.wizard.Sentence;

/**
 * What both faces ask about versions. An engine is not needed: without one, nothing counts as being
 * here already. Blocks; thread-safe.
 */
public final class VersionDesk {
  /** The two channels that every image of IMAGE should have. */
  public static final List<String> CHANNELS = List.of("unstable", "latest");

  private static final String UNIX = "unix://";

  private final EngineFinder engines;
  private final CatalogLoader catalogs;
  private final Function<DeploymentPlan, Catalog> catalogOf;
  private final Map<String, String> env;

  /**
   * @param catalogOf the catalog of a plan, with what the plan itself adds
   * @param env the process environment: proxies, and where docker keeps its log-ins
   */
  public VersionDesk(
      EngineFinder engines,
      CatalogLoader catalogs,
      Function<DeploymentPlan, Catalog> catalogOf,
      Map<String, String> env) {
    this.engines = engines;
    this.catalogs = catalogs;
    this.catalogOf = catalogOf;
    this.env = Map.copyOf(env);
  }

  /**
   * Asks for the plan's own channel, or each of IMAGE's own images as it was at a moment, and for
   * the usual channels beside it.
   *
   * @throws ProblemException kind OUTCOME when no registry answered
   */
  public VersionReport report(DeploymentPlan plan, Optional<AsOf> asOf, Cancellation cancellation) {
    Catalog catalog = catalogOf.apply(plan);
    Map<String, Image> images = PlannedImages.of(plan, catalog);
    List<Phrase> notices = new ArrayList<>();
    Here here = here(notices);
    try (RegistryClient registry = new RegistryClient(env, cancellation)) {
      Versions versions = new Versions(registry, here.local(), Instant.now());
      ChannelReport chosen =
          asOf.map(day -> versions.report(day.name(), images, versions.asOf(images, day.moment())))
              .orElseGet(() -> versions.report(plan.channel(), images, tags(images)));
      List<ChannelReport> others = new ArrayList<>();
      for (String channel : CHANNELS) {
        if (asOf.isPresent() || !channel.equals(plan.channel())) {
          others.add(versions.report(channel, images, tags(images, channel)));
        }
      }
      List<ChannelReport> all = new ArrayList<>(List.of(chosen));
      all.addAll(others);
      return new VersionReport(
          versions.withFallBacks(chosen, all),
          others.stream().map(other -> versions.withFallBacks(other, all)).toList(),
          catalogs.dateOf(plan.source()),
          here.diskFreeMiB(),
          notices);
    }
  }

  /** Every tag of each of IMAGE's own images of a plan, newest first. */
  public Map<String, List<ImageTag>> tags(DeploymentPlan plan, Cancellation cancellation) {
    Map<String, Image> images = PlannedImages.of(plan, catalogOf.apply(plan));
    try (RegistryClient registry = new RegistryClient(env, cancellation)) {
      return new Versions(registry, new Versions.Local("amd64", List.of(), false), Instant.now())
          .tags(images);
    }
  }

  /**
   * The exact images that a plan's tags name now; those of a lock made before, when that is about
   * the same services and tags.
   *
   * @throws ProblemException kind OUTCOME when one of them cannot be had
   */
  public LockFile lock(DeploymentPlan plan, Optional<LockFile> before, Cancellation cancellation) {
    Map<String, Image> images = PlannedImages.of(plan, catalogOf.apply(plan));
    if (before.isPresent() && Locks.fits(before.get(), images)) {
      return before.get();
    }
    return asked(plan, images, cancellation);
  }

  /**
   * The images of a lock as they are; of the plan's services that it does not hold, those that tags
   * name now.
   *
   * @throws ProblemException kind OUTCOME when one of them cannot be had
   */
  public LockFile completed(LockFile lock, DeploymentPlan plan, Cancellation cancellation) {
    Catalog catalog = catalogOf.apply(plan);
    List<String> lacking = Renderer.lacking(plan, catalog, lock);
    if (lacking.isEmpty()) {
      return lock;
    }
    Map<String, Image> images = new LinkedHashMap<>(PlannedImages.of(plan, catalog));
    images.keySet().retainAll(lacking);
    Map<String, LockFile.Locked> all = new LinkedHashMap<>(lock.services());
    all.putAll(asked(plan, images, cancellation).services());
    return new LockFile(all);
  }

  private LockFile asked(
      DeploymentPlan plan, Map<String, Image> images, Cancellation cancellation) {
    Here here = here(new ArrayList<>());
    try (RegistryClient registry = new RegistryClient(env, cancellation)) {
      ChannelReport report =
          new Versions(registry, here.local(), Instant.now())
              .report(plan.channel(), images, tags(images));
      return Locks.of(report);
    }
  }

  private static Map<String, String> tags(Map<String, Image> images) {
    Map<String, String> tags = new LinkedHashMap<>();
    images.forEach((service, image) -> tags.put(service, image.tag()));
    return tags;
  }

  private static Map<String, String> tags(Map<String, Image> images, String channel) {
    Map<String, String> tags = tags(images);
    images.forEach(
        (service, image) -> {
          if (image.follows()) {
            tags.put(service, channel);
          }
        });
    return tags;
  }

  private record Here(Versions.Local local, Optional<Long> diskFreeMiB) {}

  private Here here(List<Phrase> notices) {
    try (Engine engine = engines.connect()) {
      EngineInfo info = engine.info();
      // Containerd's store names its driver after its snapshotter; the older store's is overlay2.
      boolean byContent = info.storageDriver().equals("overlayfs");
      Versions.Local local =
          new Versions.Local(architecture(info.architecture()), engine.layers(), byContent);
      Optional<Long> free =
          info.endpoint().startsWith(UNIX) && info.rootDir().startsWith("/")
              ? DiskFacts.of(Path.of(info.rootDir())).map(DiskFacts::freeMiB)
              : Optional.empty();
      return new Here(local, free);
    } catch (ProblemException e) {
      if (e.problem().kind() != Problem.Kind.ENGINE) {
        throw e;
      }
      notices.add(Sentence.of("versions.nothing-here", e.problem().what()));
      return new Here(new Versions.Local("amd64", List.of(), false), Optional.empty());
    }
  }

  /** An engine says it as the kernel does, a registry as Go does. */
  static String architecture(String kernel) {
    return switch (kernel) {
      case "x86_64", "" -> "amd64";
      case "aarch64" -> "arm64";
      default -> kernel;
    };
  }
}
