package org.imagewizard.catalog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.imagewizard.base.text.Phrase;
import org.imagewizard.base.yaml.Fields;

/** The service that runs a language model, put into a catalog like any other. */
final class LocalModelServer {
  private static final String KEYS = "llm";

  private final Fields server;
  private final Map<String, String> filled;
  private final long vramMiB;
  private final long weightsMiB;

  /**
   * @param filled placeholder to value
   * @param weightsMiB downloaded at the first start
   */
  LocalModelServer(Fields server, Map<String, String> filled, long vramMiB, long weightsMiB) {
    this.server =
        server.allow(
            Phrase.plain("server"),
            Set.of("name", "ram", "image", "basis", "requests", "compose", "volume"));
    this.filled = filled;
    this.vramMiB = vramMiB;
    this.weightsMiB = weightsMiB;
  }

  Catalog addedTo(Catalog catalog, Map<String, String> settings) {
    List<Service> services = new ArrayList<>();
    catalog.services().forEach(service -> services.add(asking(service)));
    services.add(service());
    return new Catalog(
        catalog.source(),
        stack(catalog.stack()),
        services,
        catalog.capabilities(),
        catalog.conflicts(),
        catalog.keyGroups().stream().map(group -> known(group, settings)).toList(),
        catalog.notices());
  }

  private Service service() {
    long ram = number("ram");
    return new Service(
        server.string("name"),
        String.valueOf(compose().get("image")),
        Service.Kind.THIRD_PARTY,
        0,
        false,
        true,
        Service.Use.NORMAL,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        new GpuSupport(true, false, true, Map.of(), LocalText.EMPTY, ""),
        List.of(),
        Set.of(),
        1,
        new Estimate(
            vramMiB,
            ram,
            ram,
            number("image") + weightsMiB,
            server.string("basis"),
            Estimate.Confidence.LOW));
  }

  private Service asking(Service s) {
    if (!s.keys().contains(KEYS)) {
      return s;
    }
    List<List<String>> needs = new ArrayList<>(s.needs());
    needs.add(List.of(server.string("name")));
    return s.withNeeds(needs);
  }

  /** What would be asked of the person is known here: the server has this address and any key. */
  private static KeyGroup known(KeyGroup group, Map<String, String> settings) {
    return new KeyGroup(
        group.id(),
        group.title(),
        group.variables().stream()
            .map(
                v ->
                    settings.containsKey(v.name())
                        ? new KeyGroup.Variable(
                            v.name(),
                            v.file(),
                            v.secret(),
                            v.required(),
                            settings.get(v.name()),
                            v.title(),
                            v.help(),
                            v.services())
                        : v)
            .toList());
  }

  private ComposeStack stack(ComposeStack stack) {
    Map<String, Map<String, Object>> services = new LinkedHashMap<>(stack.services());
    services.put(server.string("name"), compose());
    Map<String, Object> rest = new LinkedHashMap<>(stack.rest());
    Map<String, Object> volumes = new LinkedHashMap<>();
    if (rest.get("volumes") instanceof Map<?, ?> there) {
      there.forEach((key, value) -> volumes.put(String.valueOf(key), value));
    }
    volumes.putIfAbsent(server.string("volume"), Map.of());
    rest.put("volumes", volumes);
    return new ComposeStack(services, rest, stack.variables(), stack.profiles(), stack.folder());
  }

  private Map<String, Object> compose() {
    return server.map("compose", value -> filledIn(Objects.requireNonNull(value.plain())));
  }

  private Object filledIn(Object value) {
    return switch (value) {
      case String text -> fill(text, filled);
      case List<?> list ->
          list.stream().map(item -> filledIn(Objects.requireNonNull(item))).toList();
      default -> value;
    };
  }

  static String fill(String text, Map<String, String> filled) {
    String result = text;
    for (Map.Entry<String, String> entry : filled.entrySet()) {
      result = result.replace(entry.getKey(), entry.getValue());
    }
    return result;
  }

  private long number(String key) {
    return server.number(key).orElseThrow(() -> server.missing(key));
  }
}
