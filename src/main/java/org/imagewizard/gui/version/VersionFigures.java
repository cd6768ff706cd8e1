package org.imagewizard.gui.version;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.imagewizard.docker.registry.RemoteImage;
import org.imagewizard.gui.shell.Texts;
import org.imagewizard.gui.version.VersionState.Built;
import org.imagewizard.gui.version.VersionState.Figures;
import org.imagewizard.gui.version.VersionState.Room;
import org.imagewizard.gui.version.VersionState.Row;
import org.imagewizard.wizard.version.ChannelReport;
import org.imagewizard.wizard.version.ChannelReport.ServiceImage;
import org.imagewizard.wizard.version.VersionReport;

/** A registry's answers in the words of the version page. */
final class VersionFigures {
  private final Texts texts;
  private final DateTimeFormatter days;

  VersionFigures(Texts texts) {
    this.texts = texts;
    this.days = DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM).withLocale(texts.locale());
  }

  /**
   * @param chosen the channel that the person has chosen; empty when the report is not about it
   */
  VersionState of(VersionReport report, Optional<ChannelReport> chosen) {
    Map<String, Figures> channels = new LinkedHashMap<>();
    report.all().forEach(channel -> channels.put(channel.name(), figures(channel)));
    List<Row> rows = new ArrayList<>();
    ChannelReport shown = chosen.orElse(report.chosen());
    for (int i = 0; i < shown.images().size(); i++) {
      rows.add(row(report, shown, i));
    }
    return new VersionState(
        false,
        channels,
        List.copyOf(channels.keySet()),
        rows,
        chosen.map(channel -> room(report, channel)),
        remarks(report, chosen),
        chosen.filter(channel -> !channel.fallBacks().isEmpty()).isPresent());
  }

  private Figures figures(ChannelReport channel) {
    int all = channel.images().size();
    var download = channel.download();
    return new Figures(
        age(channel),
        texts.get("version.has", channel.has(), all),
        channel.has() == all,
        texts.download(download.bytes() + download.localBytes()));
  }

  private String age(ChannelReport channel) {
    if (channel.newestDays().isEmpty()) {
      return texts.get("version.unknown");
    }
    long newest = channel.newestDays().get();
    long oldest = channel.oldestDays().orElse(newest);
    return newest == oldest
        ? texts.get("version.age.one", newest)
        : texts.get("version.age", newest, oldest);
  }

  private Row row(VersionReport report, ChannelReport shown, int at) {
    ServiceImage image = shown.images().get(at);
    List<Built> built =
        report.all().stream().map(channel -> built(channel, image.service())).toList();
    String instead = shown.fallBacks().getOrDefault(image.service(), "");
    return new Row(
        image.service(),
        built,
        image.found().map(VersionFigures::bytes).map(texts::download).orElse(""),
        instead.isEmpty() ? old(shown, image) : texts.get("version.instead", instead));
  }

  private static long bytes(RemoteImage image) {
    return image.layers().stream().mapToLong(RemoteImage.Layer::bytes).sum();
  }

  private String old(ChannelReport channel, ServiceImage image) {
    long newest = channel.newestDays().orElse(0L);
    boolean old =
        image.follows()
            && channel
                .days(image)
                .filter(days -> days - newest >= ChannelReport.FAR_APART_DAYS)
                .isPresent();
    return old ? texts.get("version.much-older") : "";
  }

  private Built built(ChannelReport channel, String service) {
    return channel.images().stream()
        .filter(one -> one.service().equals(service))
        .findFirst()
        .map(this::built)
        .orElse(new Built("", true));
  }

  private Built built(ServiceImage image) {
    if (!image.failure().isEmpty()) {
      return new Built(texts.get("version.unknown"), false);
    }
    if (image.missing()) {
      return new Built(texts.get("version.missing"), false);
    }
    return new Built(image.created().map(this::day).orElse(texts.get("version.unknown")), true);
  }

  private String day(Instant moment) {
    return days.format(LocalDate.ofInstant(moment, ZoneOffset.UTC));
  }

  private Room room(VersionReport report, ChannelReport channel) {
    var download = channel.download();
    return new Room(
        texts.download(download.bytes()),
        texts.download(download.localBytes()),
        download.unpackedMiB(),
        report.diskFreeMiB().orElse(-1L),
        report.diskTooSmall(channel));
  }

  private List<String> remarks(VersionReport report, Optional<ChannelReport> chosen) {
    List<String> remarks = new ArrayList<>();
    report.notices().forEach(one -> remarks.add(one.in(texts.locale())));
    if (chosen.isEmpty()) {
      return remarks;
    }
    ChannelReport channel = chosen.get();
    List<String> nothing =
        channel.missing().stream().filter(s -> !channel.fallBacks().containsKey(s)).toList();
    if (!nothing.isEmpty()) {
      remarks.add(texts.get("version.remark.missing", String.join(", ", nothing)));
    }
    channel
        .unknown()
        .forEach(
            one ->
                remarks.add(
                    texts.get(
                        "version.remark.unknown",
                        one.service(),
                        one.failure().in(texts.locale()))));
    if (channel.mixedAges()) {
      remarks.add(texts.get("version.remark.mixed", channel.name(), channel.spreadDays()));
    }
    if (report.outdated(channel)) {
      report
          .servicesDate()
          .ifPresent(day -> remarks.add(texts.get("version.remark.outdated", days.format(day))));
    }
    return remarks;
  }
}
