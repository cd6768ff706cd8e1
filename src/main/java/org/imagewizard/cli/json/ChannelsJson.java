package org.imagewizard.cli.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.imagewizard.docker.registry.RemoteImage;
import org.imagewizard.wizard.version.ChannelReport;
import org.imagewizard.wizard.version.ChannelReport.ServiceImage;
import org.imagewizard.wizard.version.ImageTag;
import org.imagewizard.wizard.version.VersionReport;

/** {@code channels}; a number that is not known is -1. */
public final class ChannelsJson {
  private static final long UNKNOWN = -1;

  private ChannelsJson() {}

  public static Doc of(VersionReport report, Map<String, List<ImageTag>> tags, Locale locale) {
    ChannelReport chosen = report.chosen();
    List<Doc> channels = report.all().stream().map(one -> channel(one, report, locale)).toList();
    Doc doc =
        new Doc()
            .with("chosen", chosen.name())
            .with("channels", channels)
            .with("missing", chosen.missing())
            .with("fallBacks", chosen.fallBacks())
            .with("downloadMiB", chosen.download().mib())
            .with("localMiB", chosen.download().localMiB())
            .with("unpackedMiB", chosen.download().unpackedMiB())
            .with("diskFreeMiB", report.diskFreeMiB().orElse(UNKNOWN))
            .with("notices", report.notices().stream().map(one -> one.in(locale)).toList());
    return tags.isEmpty() ? doc : doc.with("tags", tags(tags));
  }

  private static Doc channel(ChannelReport channel, VersionReport report, Locale locale) {
    List<Doc> unknown =
        channel.unknown().stream()
            .map(
                one ->
                    new Doc()
                        .with("service", one.service())
                        .with("reason", one.failure().in(locale)))
            .toList();
    return new Doc()
        .with("name", channel.name())
        .with("kind", ImageTag.of(channel.name()).kind().word())
        .with("has", channel.has())
        .with("of", channel.images().size())
        .with("missing", channel.missing())
        .with("fallBacks", channel.fallBacks())
        .with("unknown", unknown)
        .with("newestDays", channel.newestDays().orElse(UNKNOWN))
        .with("oldestDays", channel.oldestDays().orElse(UNKNOWN))
        .with("mixedAges", channel.mixedAges())
        .with("olderThanServices", report.outdated(channel))
        .with("downloadMiB", channel.download().mib())
        .with("localMiB", channel.download().localMiB())
        .with("images", channel.images().stream().map(image -> image(image, channel)).toList());
  }

  private static Doc image(ServiceImage image, ChannelReport channel) {
    Doc doc =
        new Doc()
            .with("service", image.service())
            .with("image", image.name())
            .with("tag", image.tag())
            .with("found", image.found().isPresent());
    image.found().ifPresent(found -> found(doc, found));
    return doc.with("days", channel.days(image).orElse(UNKNOWN));
  }

  private static void found(Doc doc, RemoteImage found) {
    long bytes = found.layers().stream().mapToLong(RemoteImage.Layer::bytes).sum();
    doc.with("digest", found.digest())
        .with("platformDigest", found.platformDigest())
        .with("platforms", found.platforms())
        .with("created", found.created())
        .with("revision", found.revision())
        .with("bytes", bytes);
  }

  private static List<Doc> tags(Map<String, List<ImageTag>> tags) {
    List<Doc> docs = new ArrayList<>();
    tags.forEach(
        (image, list) -> {
          List<Doc> each =
              list.stream()
                  .map(tag -> new Doc().with("tag", tag.name()).with("kind", tag.kind().word()))
                  .toList();
          docs.add(new Doc().with("image", image).with("tags", each));
        });
    return docs;
  }
}
