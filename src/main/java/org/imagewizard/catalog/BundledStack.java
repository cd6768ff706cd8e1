package org.imagewizard.catalog;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.imagewizard.base.text.Phrase;
import org.imagewizard.base.yaml.Fields;

/** The bundled catalog as a Compose stack, put together from its short files. */
final class BundledStack {
  private static final List<String> FILES =
      List.of("core.yaml", "preprocessors.yaml", "services.yaml", "handlers.yaml");

  private final TemplateFiles templates;

  BundledStack(TemplateFiles templates) {
    this.templates = templates;
  }

  ComposeStack read() {
    Fields stack =
        templates
            .read("catalog/stack.yaml")
            .allow(
                Phrase.plain("stack.yaml"),
                Set.of("registry", "tag", "date", "variables", "compose", "order"));
    Map<String, Map<String, Object>> described =
        describe(stack.string("registry"), stack.string("tag"));
    Map<String, Map<String, Object>> services = new LinkedHashMap<>();
    for (String name : stack.strings("order")) {
      Map<String, Object> service = described.remove(name);
      if (service == null) {
        throw Fields.wrong(stack.at("order"), Phrase.plain(name + " is in no file of services"));
      }
      services.put(name, service);
    }
    if (!described.isEmpty()) {
      throw Fields.wrong(
          stack.at("order"), Phrase.plain("these services are missing: " + described.keySet()));
    }
    Map<String, Object> rest = new LinkedHashMap<>();
    stack
        .map("compose", value -> Objects.requireNonNullElse(value.plain(), Map.of()))
        .forEach(rest::put);
    Map<String, String> variables = stack.map("variables", value -> String.valueOf(value.plain()));
    return new ComposeStack(
        services,
        rest,
        variables,
        List.of(variables.getOrDefault("COMPOSE_PROFILES", "").split(",")),
        Optional.empty());
  }

  /** The day on which upstream's Compose file last changed before it was described here. */
  LocalDate date() {
    return LocalDate.parse(templates.read("catalog/stack.yaml").string("date"));
  }

  private Map<String, Map<String, Object>> describe(String registry, String tag) {
    Map<String, Map<String, Object>> services = new HashMap<>();
    for (String name : FILES) {
      Fields file =
          templates
              .read("catalog/" + name)
              .allow(Phrase.plain(name), Set.of("kind", "common", "services"));
      Fields common = TemplateFiles.inner(file, "common");
      BundledService maker = new BundledService(file.string("kind"), common, registry, tag);
      file.map("services", value -> maker.expand(Fields.of(value, Phrase.plain("a service"))))
          .forEach(services::put);
    }
    return services;
  }
}
