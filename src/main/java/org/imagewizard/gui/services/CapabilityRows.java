package org.imagewizard.gui.services;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.imagewizard.catalog.Capability;
import org.imagewizard.fit.Reasons;
import org.imagewizard.gui.services.ServicesState.Group;
import org.imagewizard.gui.services.ServicesState.Row;
import org.imagewizard.gui.shell.Texts;
import org.imagewizard.gui.theme.Tone;
import org.imagewizard.wizard.Evaluation;

/** Says of each capability whether it is on, and why not. */
final class CapabilityRows {
  private final Texts texts;

  CapabilityRows(Texts texts) {
    this.texts = texts;
  }

  /**
   * @param reasons as far as they are known
   * @param leftOut capabilities the person switched off
   * @param refused a capability's own reason, where a wish for it could not be met
   */
  List<Group> of(
      Evaluation now, Reasons reasons, List<String> leftOut, Map<String, String> refused) {
    Map<String, List<Capability>> byGroup = new LinkedHashMap<>();
    now.catalog()
        .capabilities()
        .forEach(c -> byGroup.computeIfAbsent(c.group(), g -> new ArrayList<>()).add(c));
    Set<String> on = now.proposal().placement().capabilities();
    List<Group> groups = new ArrayList<>();
    byGroup.forEach(
        (id, members) -> {
          List<Row> rows =
              members.stream().map(c -> row(c, now, reasons, leftOut, refused)).toList();
          long count = members.stream().filter(c -> on.contains(c.id())).count();
          groups.add(
              new Group(id, title(id), texts.get("services.count", count, rows.size()), rows));
        });
    return groups;
  }

  private Row row(
      Capability capability,
      Evaluation now,
      Reasons reasons,
      List<String> leftOut,
      Map<String, String> refused) {
    String id = capability.id();
    Locale locale = texts.locale();
    boolean on = now.proposal().placement().capabilities().contains(id);
    String reason = reasons.capabilities().getOrDefault(id, "");
    String because = refused.getOrDefault(id, reason);
    Tone tone = on ? Tone.OK : mayFit(capability, leftOut, refused) ? Tone.OFF : Tone.WARN;
    String word =
        texts.get(
            switch (tone) {
              case OK -> "services.on";
              case OFF -> "services.off";
              default -> "services.does-not-fit";
            });
    return new Row(
        id,
        capability.title().in(locale),
        capability.description().in(locale),
        on,
        tone,
        word,
        on ? "" : because,
        needs(capability));
  }

  /** Off because nobody asked for it, not because there is no room. */
  private static boolean mayFit(
      Capability capability, List<String> leftOut, Map<String, String> refused) {
    return !refused.containsKey(capability.id())
        && (leftOut.contains(capability.id()) || capability.value() <= 0);
  }

  private String needs(Capability capability) {
    return capability.needs().stream()
        .map(group -> String.join(texts.get("services.or"), group))
        .collect(Collectors.joining(", "));
  }

  private String title(String group) {
    String known = texts.get("services.group." + group);
    return known.startsWith("[")
        ? group.substring(0, 1).toUpperCase(Locale.ROOT) + group.substring(1).replace('-', ' ')
        : known;
  }
}
