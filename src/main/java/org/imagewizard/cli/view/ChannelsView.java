package org.imagewizard.cli.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.imagewizard.cli.session.Session;
import org.imagewizard.wizard.version.ChannelReport;
import org.imagewizard.wizard.version.ImageTag;
import org.imagewizard.wizard.version.VersionReport;

/** What registries have, as sentences. */
public final class ChannelsView {
  private static final int SHOWN = 5;

  private final Session session;
  private final Units units;

  public ChannelsView(Session session) {
    this.session = session;
    this.units = new Units(session);
  }

  public void print(VersionReport report, Map<String, List<ImageTag>> tags) {
    report.notices().forEach(one -> session.item(one.in(session.locale())));
    for (ChannelReport channel : report.all()) {
      session.item(line(channel));
      more(channel, report).forEach(line -> session.item("  " + line));
    }
    download(report.chosen(), report);
    tags.forEach(
        (image, list) ->
            session.item(
                session.text(
                    "channels.tags",
                    image,
                    String.join(", ", list.stream().limit(SHOWN).map(ImageTag::name).toList()))));
  }

  /** "unstable: 4 to 198 days old, 28 of 28 services, 24.5 GB." */
  public String line(ChannelReport channel) {
    return session.text("channels.line", channel.name(), figures(channel));
  }

  /** The same without its name and full stop. */
  public String figures(ChannelReport channel) {
    long bytes = channel.download().bytes() + channel.download().localBytes();
    return session.text(
        "channels.figures",
        age(channel),
        (long) channel.has(),
        (long) channel.images().size(),
        units.download(bytes));
  }

  private String age(ChannelReport channel) {
    if (channel.newestDays().isEmpty()) {
      return session.text("channels.age.none");
    }
    long newest = channel.newestDays().get();
    long oldest = channel.oldestDays().orElse(newest);
    return newest == oldest
        ? session.text("channels.age.one", (int) newest)
        : session.text("channels.age", newest, oldest);
  }

  /** What is not as it should be with a channel. */
  public List<String> more(ChannelReport channel, VersionReport report) {
    List<String> lines = new ArrayList<>();
    for (String service : channel.missing()) {
      String instead = channel.fallBacks().getOrDefault(service, "");
      lines.add(
          instead.isEmpty()
              ? session.text("channels.missing", service)
              : session.text("channels.missing.instead", service, instead));
    }
    channel
        .unknown()
        .forEach(
            one ->
                lines.add(
                    session.text(
                        "channels.unknown", one.service(), one.failure().in(session.locale()))));
    if (channel.mixedAges()) {
      lines.add(session.text("channels.mixed", channel.spreadDays()));
    }
    if (report.outdated(channel)) {
      lines.add(session.text("channels.outdated", report.servicesDate().orElseThrow()));
    }
    return lines;
  }

  /** How much is to come, and whether there is room for it. */
  public void download(ChannelReport channel, VersionReport report) {
    var download = channel.download();
    session.say(
        "channels.download",
        units.download(download.bytes()),
        units.download(download.localBytes()),
        units.memory(download.unpackedMiB()));
    report
        .diskFreeMiB()
        .ifPresent(
            free ->
                session.print(
                    report.diskTooSmall(channel)
                        ? session.text("channels.disk.small", units.memory(free))
                        : session.text("channels.disk", units.memory(free))));
  }
}
