package org.imagewizard.wizard.version;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.imagewizard.base.text.Phrase;

/**
 * What registries have for the services of a plan.
 *
 * @param chosen as the plan says it: its channel, and its services' own tags
 * @param others other channels, for comparison
 * @param servicesDate the day of the list of services, where it is known
 * @param diskFreeMiB where Docker keeps its images; empty when that is not on this computer
 * @param notices what could not be found out, one sentence each
 */
public record VersionReport(
    ChannelReport chosen,
    List<ChannelReport> others,
    Optional<LocalDate> servicesDate,
    Optional<Long> diskFreeMiB,
    List<Phrase> notices) {
  public VersionReport {
    others = List.copyOf(others);
    notices = List.copyOf(notices);
  }

  /** The chosen one first. */
  public List<ChannelReport> all() {
    List<ChannelReport> all = new java.util.ArrayList<>(List.of(chosen));
    all.addAll(others);
    return all;
  }

  /** Whether all of a channel's builds are older than the list of services they have to fit. */
  public boolean outdated(ChannelReport channel) {
    return servicesDate
        .map(day -> channel.olderThan(day.atStartOfDay(ZoneOffset.UTC).toInstant()))
        .orElse(false);
  }

  /** Whether a channel's images need more room than there is, as far as both are known. */
  public boolean diskTooSmall(ChannelReport channel) {
    return diskFreeMiB.filter(free -> free < channel.download().unpackedMiB()).isPresent();
  }

  /** Whether every chosen image can be had. */
  public boolean complete() {
    return chosen.missing().isEmpty() && chosen.unknown().isEmpty();
  }
}
