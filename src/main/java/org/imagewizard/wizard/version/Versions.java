package org.imagewizard.wizard.version;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.base.task.Tasks;
import org.imagewizard.base.text.Phrase;
import org.imagewizard.docker.registry.RegistryClient;
import org.imagewizard.docker.registry.RemoteImage;
import org.imagewizard.render.PlannedImages.Image;
import org.imagewizard.wizard.Sentence;
import org.imagewizard.wizard.version.ChannelReport.ServiceImage;

/** Asks registries for the images of some services, channel by channel; each image once. */
final class Versions {
  /** Of an image that a registry has, or says that it lacks. */
  private static final Phrase KNOWN = Phrase.plain("");

  private final RegistryClient registry;
  private final Local local;
  private final Instant now;
  private final Map<String, Found> asked = new ConcurrentHashMap<>();

  /**
   * What the engine has.
   *
   * @param architecture as registries say it
   * @param layers as {@link Download#of} wants them
   */
  record Local(String architecture, List<List<String>> layers, boolean byContent) {}

  /** An image, or why it is not known whether there is one. */
  private record Found(Optional<RemoteImage> image, Phrase failure, List<Phrase> evidence) {}

  Versions(RegistryClient registry, Local local, Instant now) {
    this.registry = registry;
    this.local = local;
    this.now = now;
  }

  /**
   * @param tags service to tag; a service that is left out has no build that old
   * @throws ProblemException kind OUTCOME when no registry answered for any image
   */
  ChannelReport report(String name, Map<String, Image> images, Map<String, String> tags) {
    Set<String> references = new LinkedHashSet<>();
    images.forEach(
        (service, image) -> {
          String tag = tags.get(service);
          if (tag != null) {
            references.add(image.withTag(tag));
          }
        });
    askAll(references);
    List<ServiceImage> found = new ArrayList<>();
    images.forEach((service, image) -> found.add(of(service, image, tags.get(service))));
    refuseSilence(found);
    List<RemoteImage> all = found.stream().flatMap(one -> one.found().stream()).toList();
    return new ChannelReport(
        name, now, found, Map.of(), Download.of(all, local.layers(), local.byContent()));
  }

  private ServiceImage of(
      String service, Image image, @org.jspecify.annotations.Nullable String tag) {
    if (tag == null) {
      return new ServiceImage(service, image.name(), "", image.follows(), Optional.empty(), KNOWN);
    }
    Found found = asked.get(image.withTag(tag));
    return new ServiceImage(
        service,
        image.name(),
        tag,
        image.follows(),
        found == null ? Optional.empty() : found.image(),
        found == null ? KNOWN : found.failure());
  }

  private void askAll(Set<String> references) {
    List<Callable<Boolean>> works = new ArrayList<>();
    for (String reference : references) {
      if (!asked.containsKey(reference)) {
        works.add(
            () -> {
              asked.put(reference, ask(reference));
              return true;
            });
      }
    }
    Tasks.all(works);
  }

  private Found ask(String reference) {
    try {
      return new Found(registry.image(reference, local.architecture()), KNOWN, List.of());
    } catch (ProblemException e) {
      if (e.problem().kind() != Problem.Kind.OUTCOME) {
        throw e;
      }
      return new Found(Optional.empty(), e.problem().what(), e.problem().proof());
    }
  }

  private void refuseSilence(List<ServiceImage> found) {
    if (found.isEmpty() || found.stream().anyMatch(image -> image.failure().isEmpty())) {
      return;
    }
    Set<Phrase> evidence = new LinkedHashSet<>();
    asked.values().forEach(one -> evidence.addAll(one.evidence()));
    throw new ProblemException(
        new Problem(
            "registry.none",
            Problem.Kind.OUTCOME,
            found.getFirst().failure(),
            evidence.stream().limit(5).toList(),
            List.of(Sentence.of("registry.advice"))));
  }

  /** For each of IMAGE's own images the newest build at or before a moment. */
  Map<String, String> asOf(Map<String, Image> images, Instant moment) {
    Map<String, List<ImageTag>> lists = tags(images);
    Map<String, String> tags = new LinkedHashMap<>();
    images.forEach(
        (service, image) -> {
          if (image.follows()) {
            ImageTag.asOf(lists.getOrDefault(image.name(), List.of()), moment)
                .ifPresent(tag -> tags.put(service, tag.name()));
          } else {
            tags.put(service, image.tag());
          }
        });
    return tags;
  }

  /** All tags of IMAGE's own images, by the image's name, newest first. */
  Map<String, List<ImageTag>> tags(Map<String, Image> images) {
    List<String> names =
        images.values().stream().filter(Image::follows).map(Image::name).distinct().toList();
    List<Callable<List<String>>> works = new ArrayList<>();
    names.forEach(name -> works.add(() -> registry.tags(name)));
    List<List<String>> lists = Tasks.all(works);
    Map<String, List<ImageTag>> byName = new LinkedHashMap<>();
    for (int i = 0; i < names.size(); i++) {
      byName.put(
          names.get(i),
          lists.get(i).stream().map(ImageTag::of).sorted(ImageTag.NEWEST_FIRST).toList());
    }
    return byName;
  }

  /**
   * For what a channel lacks, a tag that its image does have: of another channel that was asked,
   * else its newest build.
   */
  ChannelReport withFallBacks(ChannelReport report, List<ChannelReport> others) {
    Map<String, String> fallBacks = new LinkedHashMap<>();
    for (ServiceImage lacking : report.images()) {
      if (lacking.missing()) {
        others.stream()
            .filter(other -> other != report)
            .flatMap(other -> other.images().stream())
            .filter(image -> image.service().equals(lacking.service()))
            .filter(image -> image.found().isPresent())
            .findFirst()
            .map(ServiceImage::tag)
            .or(() -> newest(lacking))
            .ifPresent(tag -> fallBacks.put(lacking.service(), tag));
      }
    }
    return new ChannelReport(
        report.name(), report.asked(), report.images(), fallBacks, report.download());
  }

  private Optional<String> newest(ServiceImage image) {
    try {
      return registry.tags(image.name()).stream()
          .map(ImageTag::of)
          .min(ImageTag.NEWEST_FIRST)
          .map(ImageTag::name);
    } catch (ProblemException e) {
      if (e.problem().kind() != Problem.Kind.OUTCOME) {
        throw e;
      }
      return Optional.empty();
    }
  }
}
