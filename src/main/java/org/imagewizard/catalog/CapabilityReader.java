package org.imagewizard.catalog;

import java.util.List;
import java.util.Set;
import org.imagewizard.base.text.Phrase;
import org.imagewizard.base.yaml.Fields;
import org.imagewizard.base.yaml.YamlValue;

/** Reads capabilities.yaml; its head explains every word. */
final class CapabilityReader {
  private static final Set<String> WORDS =
      Set.of("group", "title", "description", "value", "needs", "keys", "extras", "offReason");

  private CapabilityReader() {}

  static List<Capability> read(Fields file) {
    return file.keys().stream()
        .map(
            id ->
                capability(
                    id, TemplateFiles.inner(file, id).allow(Phrase.plain("a capability"), WORDS)))
        .toList();
  }

  private static Capability capability(String id, Fields entry) {
    return new Capability(
        id,
        TemplateFiles.text(entry, "title"),
        TemplateFiles.text(entry, "description"),
        entry.string("group"),
        weight(entry),
        Needs.read(entry),
        entry.list("extras", CapabilityReader::extra),
        entry.strings("keys"),
        TemplateFiles.text(entry, "offReason"));
  }

  private static Capability.Extra extra(YamlValue value) {
    Fields entry = Fields.of(value, Phrase.plain("an extra"), Set.of("services", "value", "title"));
    return new Capability.Extra(
        entry.strings("services"), weight(entry), TemplateFiles.text(entry, "title"));
  }

  private static int weight(Fields entry) {
    return Math.toIntExact(entry.number("value").orElseThrow(() -> entry.missing("value")));
  }
}
