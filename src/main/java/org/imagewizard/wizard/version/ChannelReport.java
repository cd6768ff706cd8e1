package org.imagewizard.wizard.version;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.imagewizard.base.text.Phrase;
import org.imagewizard.docker.registry.RemoteImage;

/**
 * What a registry has of one channel for the services of a plan.
 *
 * @param name a tag, or the day of "as of"
 * @param asked when, so that ages do not move while somebody reads
 * @param fallBacks service to a tag that its image does have, for those that lack this one
 */
public record ChannelReport(
    String name,
    Instant asked,
    List<ServiceImage> images,
    Map<String, String> fallBacks,
    Download download) {
  /** From here on, builds of one channel are so far apart that they may not fit together. */
  public static final int FAR_APART_DAYS = 60;

  public ChannelReport {
    images = List.copyOf(images);
    fallBacks = Map.copyOf(new TreeMap<>(fallBacks));
  }

  /**
   * One service's image.
   *
   * @param tag what was asked for; empty when no build is as old as the day
   * @param found empty when the registry does not have it
   * @param failure why it is not known whether the registry has it; empty when it is
   * @param follows whether it is one of IMAGE's own, which follow the channel
   */
  public record ServiceImage(
      String service,
      String name,
      String tag,
      boolean follows,
      Optional<RemoteImage> found,
      Phrase failure) {
    public boolean missing() {
      return found.isEmpty() && failure.isEmpty();
    }

    /** When it was built; empty when the image does not say. */
    public Optional<Instant> created() {
      try {
        return found.map(RemoteImage::created).filter(text -> !text.isEmpty()).map(Instant::parse);
      } catch (DateTimeParseException e) {
        return Optional.empty();
      }
    }
  }

  /** Services whose image lacks the tag. */
  public List<String> missing() {
    return images.stream().filter(ServiceImage::missing).map(ServiceImage::service).toList();
  }

  /** Services of which the registry would not say. */
  public List<ServiceImage> unknown() {
    return images.stream().filter(image -> !image.failure().isEmpty()).toList();
  }

  public int has() {
    return (int) images.stream().filter(image -> image.found().isPresent()).count();
  }

  /** Whole days since the newest of IMAGE's own builds; empty when none says. */
  public Optional<Long> newestDays() {
    return days().stream().min(Long::compare);
  }

  public Optional<Long> oldestDays() {
    return days().stream().max(Long::compare);
  }

  /** Days between the oldest and the newest of IMAGE's own builds. */
  public long spreadDays() {
    return oldestDays().orElse(0L) - newestDays().orElse(0L);
  }

  public boolean mixedAges() {
    return spreadDays() >= FAR_APART_DAYS;
  }

  /** Whether even its newest build is older than the list of services it has to fit. */
  public boolean olderThan(Instant services) {
    return images.stream().anyMatch(image -> image.follows() && image.created().isPresent())
        && images.stream()
            .filter(ServiceImage::follows)
            .flatMap(image -> image.created().stream())
            .allMatch(created -> created.isBefore(services));
  }

  /** Whole days since an image was built. */
  public Optional<Long> days(ServiceImage image) {
    return image.created().map(created -> Math.max(0, Duration.between(created, asked).toDays()));
  }

  private List<Long> days() {
    List<Long> days = new ArrayList<>();
    images.stream().filter(ServiceImage::follows).forEach(i -> days(i).ifPresent(days::add));
    return days;
  }
}
