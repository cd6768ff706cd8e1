package org.imagewizard.catalog;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.imagewizard.base.text.Phrase;
import org.imagewizard.base.yaml.Fields;
import org.imagewizard.base.yaml.YamlValue;
import org.imagewizard.catalog.Service.Kind;
import org.imagewizard.catalog.Service.Use;

/** Reads knowledge.yaml; its head explains every word. */
final class ServiceKnowledge {
  private final Fields file;
  private final Map<String, Estimate> sizes;

  ServiceKnowledge(Fields file) {
    this.file =
        file.allow(Phrase.plain("knowledge.yaml"), Set.of("sizes", "services", "conflicts"));
    this.sizes = file.map("sizes", value -> estimate(Fields.of(value, Phrase.plain("a size"))));
  }

  Map<String, Knowledge.OfService> services() {
    return file.map("services", value -> service(Fields.of(value, Phrase.plain("a service"))));
  }

  List<List<String>> conflicts() {
    return file.list("conflicts", KnowledgeWords::strings);
  }

  private Knowledge.OfService service(Fields entry) {
    entry.allow(
        Phrase.plain("a service"),
        Set.of("kind", "base", "use", "needs", "keys", "gpu", "estimate"));
    return new Knowledge.OfService(
        KnowledgeWords.kind(entry),
        entry.flag("base", false),
        KnowledgeWords.word(entry, "use", Use.class).orElse(Use.NORMAL),
        Needs.read(entry),
        entry.strings("keys"),
        entry.has("gpu") ? gpu(TemplateFiles.inner(entry, "gpu")) : GpuSupport.none(),
        sized(entry));
  }

  private static GpuSupport gpu(Fields entry) {
    entry.allow(
        Phrase.plain("gpu"), Set.of("card", "processor", "processorSettings", "note", "cuda"));
    return new GpuSupport(
        entry.flag("card", false),
        entry.flag("processor", false),
        false,
        new HashMap<>(entry.map("processorSettings", value -> String.valueOf(value.plain()))),
        TemplateFiles.text(entry, "note"),
        entry.string("cuda", ""));
  }

  private Estimate sized(Fields entry) {
    YamlValue value = entry.get("estimate");
    if (value instanceof YamlValue.Scalar named) {
      return Optional.ofNullable(sizes.get(named.text()))
          .orElseThrow(
              () -> Fields.wrong(named.at(), Phrase.plain("there is no size " + named.text())));
    }
    return estimate(TemplateFiles.inner(entry, "estimate"));
  }

  private static Estimate estimate(Fields entry) {
    entry.allow(
        Phrase.plain("an estimate"),
        Set.of("vram", "ram", "ramOnProcessor", "image", "confidence", "basis"));
    long ram = entry.number("ram").orElseThrow(() -> entry.missing("ram"));
    return new Estimate(
        entry.number("vram", 0),
        ram,
        entry.number("ramOnProcessor", ram),
        entry.number("image").orElseThrow(() -> entry.missing("image")),
        entry.string("basis"),
        KnowledgeWords.word(entry, "confidence", Estimate.Confidence.class)
            .orElseThrow(() -> entry.missing("confidence")));
  }

  /** Words of the templates for the constants of the program. */
  private static final class KnowledgeWords {
    static Kind kind(Fields entry) {
      String word = entry.string("kind");
      return word.equals("core")
          ? Kind.COMMON
          : word(entry, "kind", Kind.class).orElseThrow(() -> entry.missing("kind"));
    }

    static <E extends Enum<E>> Optional<E> word(Fields entry, String key, Class<E> type) {
      return entry
          .text(key)
          .map(
              word -> {
                String name = word.toUpperCase(Locale.ROOT).replace('-', '_');
                for (E constant : type.getEnumConstants()) {
                  if (constant.name().equals(name)) {
                    return constant;
                  }
                }
                throw Fields.wrong(
                    entry.at(key), Phrase.plain("\"" + word + "\" is not known here"));
              });
    }

    static List<String> strings(YamlValue value) {
      if (value instanceof YamlValue.Sequence sequence) {
        return sequence.items().stream().map(item -> String.valueOf(item.plain())).toList();
      }
      throw Fields.wrong(value.at(), Phrase.plain("a pair of services is a list"));
    }
  }
}
