package org.imagewizard.wizard;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.imagewizard.base.text.Phrase;
import org.imagewizard.catalog.Remark;
import org.imagewizard.wizard.version.ChannelReport.ServiceImage;
import org.imagewizard.wizard.version.VersionReport;

/** Images that cannot be had, among what a registry said of a plan. */
public final class TagRemarks {
  private static final int NAMED = 3;

  private TagRemarks() {}

  public static List<Remark> of(VersionReport report) {
    List<Remark> remarks = new ArrayList<>();
    Map<Phrase, List<String>> silent = new LinkedHashMap<>();
    for (ServiceImage image : report.chosen().images()) {
      if (image.missing()) {
        remarks.add(
            Remark.of(
                Remark.Kind.TAG_MISSING,
                List.of(image.service()),
                image.service(),
                image.name() + ":" + image.tag()));
      } else if (!image.failure().isEmpty()) {
        silent.computeIfAbsent(image.failure(), one -> new ArrayList<>()).add(image.service());
      }
    }
    silent.forEach(
        (failure, services) ->
            remarks.add(Remark.of(Remark.Kind.TAG_UNKNOWN, services, named(services), failure)));
    return remarks;
  }

  private static String named(List<String> services) {
    String first = String.join(", ", services.stream().limit(NAMED).toList());
    return services.size() > NAMED ? first + " …" : first;
  }
}
