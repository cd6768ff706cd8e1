package org.imagewizard.cli;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.base.text.Phrase;
import org.imagewizard.catalog.Catalog;
import org.imagewizard.docker.registry.RemoteImage;
import org.imagewizard.plan.DeploymentPlan;
import org.imagewizard.plan.LockFile;
import org.imagewizard.render.PlannedImages;
import org.imagewizard.wizard.version.AsOf;
import org.imagewizard.wizard.version.ChannelReport;
import org.imagewizard.wizard.version.Download;
import org.imagewizard.wizard.version.VersionReport;

/** A registry's answers, made up: every image has one layer and was built on one of two days. */
public final class FakeVersions {
  private static final Instant NOW = Instant.parse("2026-05-20T12:00:00Z");

  private FakeVersions() {}

  /**
   * @param lacking services whose image lacks the plan's channel
   */
  public static VersionReport report(
      DeploymentPlan plan, Catalog catalog, Optional<AsOf> asOf, List<String> lacking) {
    String name = asOf.map(AsOf::name).orElse(plan.channel());
    return new VersionReport(
        channel(name, plan, catalog, lacking),
        List.of(channel(name.equals("latest") ? "unstable" : "latest", plan, catalog, List.of())),
        Optional.of(LocalDate.parse("2026-03-05")),
        Optional.of(200_000L),
        List.of());
  }

  /** Every image by a digest of its own. */
  public static LockFile lock(DeploymentPlan plan, Catalog catalog) {
    Map<String, LockFile.Locked> services = new HashMap<>();
    PlannedImages.of(plan, catalog)
        .forEach(
            (service, image) -> {
              RemoteImage found = image(service, 0);
              services.put(
                  service,
                  new LockFile.Locked(
                      image.name(), image.tag(), found.digest(), "", "", found.created(), ""));
            });
    return new LockFile(services);
  }

  /** The same; with {@code offline} the answer of a registry that cannot be reached. */
  public static LockFile lock(DeploymentPlan plan, Catalog catalog, boolean offline) {
    if (offline) {
      throw new ProblemException(
          Problem.outcome(
              "lock.incomplete", Phrase.plain("1 image cannot be locked."), List.of("tool: none")));
    }
    return lock(plan, catalog);
  }

  /** Refuses a lock without a service that the plan runs. */
  public static void check(LockFile lock, DeploymentPlan plan) {
    for (DeploymentPlan.PlannedService service : plan.running()) {
      if (lock.service(service.name()).isEmpty()) {
        throw new ProblemException(
            Problem.input(
                "lock.unfit", Phrase.plain("The lock has no image for " + service.name() + ".")));
      }
    }
  }

  private static ChannelReport channel(
      String name, DeploymentPlan plan, Catalog catalog, List<String> lacking) {
    List<ChannelReport.ServiceImage> images = new ArrayList<>();
    Map<String, String> fallBacks = new HashMap<>();
    PlannedImages.of(plan, catalog)
        .forEach(
            (service, image) -> {
              boolean here = !lacking.contains(service);
              images.add(
                  new ChannelReport.ServiceImage(
                      service,
                      image.name(),
                      image.follows() ? name : image.tag(),
                      image.follows(),
                      here ? Optional.of(image(service, images.size())) : Optional.empty(),
                      Phrase.plain("")));
              if (!here) {
                fallBacks.put(service, "other");
              }
            });
    List<RemoteImage> found = images.stream().flatMap(one -> one.found().stream()).toList();
    return new ChannelReport(name, NOW, images, fallBacks, Download.of(found, List.of(), false));
  }

  private static RemoteImage image(String service, int number) {
    String digest = "sha256:%064x".formatted(service.hashCode() & 0xffff);
    String created = number % 2 == 0 ? "2026-05-16T08:00:00Z" : "2025-10-29T14:05:00Z";
    return new RemoteImage(
        digest,
        digest,
        List.of("linux/amd64"),
        created,
        "abc123",
        List.of(new RemoteImage.Layer(digest, 100_000_000, digest)));
  }
}
