package org.imagewizard.wizard;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.imagewizard.base.yaml.PlainTree;
import org.imagewizard.catalog.Catalog;
import org.imagewizard.catalog.ComposeStack;
import org.imagewizard.catalog.Service;
import org.imagewizard.fit.Wishes;
import org.imagewizard.machine.Gpu;
import org.imagewizard.machine.Machine;
import org.imagewizard.plan.DeploymentPlan.Reach;
import org.imagewizard.plan.Settings;
import org.jspecify.annotations.Nullable;

/** Reads a person's choices out of compose files, as far as a plan has a word for them. */
final class HandMade {
  private static final Pattern CACHE = Pattern.compile("(^|\\s)-m[\\s,]*(\\d+)");
  private static final Pattern LOG_SIZE = Pattern.compile("(\\d+)[mM]");

  private final Catalog catalog;
  private final ComposeStack stack;
  private final Machine machine;

  HandMade(Catalog catalog, Machine machine) {
    this.catalog = catalog;
    this.stack = catalog.stack();
    this.machine = machine;
  }

  /**
   * One profile stays a profile; any other selection becomes a pin for each service.
   *
   * @param replaced services that something of the wizard's stands in for
   */
  Wishes wishes(Wishes fresh, List<String> replaced) {
    Optional<String> profile =
        stack.profiles().size() == 1 ? Optional.of(stack.profiles().getFirst()) : Optional.empty();
    Map<String, String> pins = new TreeMap<>();
    for (Service service : catalog.services()) {
      boolean on = service.profiles().isEmpty() || overlaps(service);
      place(service)
          .filter(place -> on)
          .or(() -> profile.isPresent() ? Optional.empty() : Optional.of(on ? "on" : "off"))
          .ifPresent(place -> pins.put(service.name(), place));
    }
    replaced.forEach(service -> pins.put(service, "off"));
    return new Wishes(
            profile, List.of(), List.of(), pins, Map.of(), fresh.languageModel(), List.of())
        .withLimits(fresh.limits());
  }

  private boolean overlaps(Service service) {
    return stack.profiles().contains("*")
        || stack.profiles().stream().anyMatch(service.profiles()::contains);
  }

  /** The card that the last device request names, or the processor where there is none. */
  private Optional<String> place(Service service) {
    if (!service.gpu().capable()) {
      return Optional.empty();
    }
    List<?> requests =
        list(
            PlainTree.at(
                mapping(service.name()), "deploy", "resources", "reservations", "devices"));
    if (requests.isEmpty()) {
      return service.gpu().cpuCapable() && !service.gpu().reserved()
          ? Optional.of("cpu")
          : Optional.empty();
    }
    List<?> ids = list(PlainTree.at(requests.getLast(), "device_ids"));
    return ids.isEmpty()
        ? Optional.empty()
        : card(stack.filled(String.valueOf(ids.getFirst()))).map(index -> "gpu:" + index);
  }

  private Optional<Integer> card(String id) {
    return machine.gpus().stream()
        .filter(gpu -> id.equals(String.valueOf(gpu.index())) || sameUuid(gpu, id))
        .map(Gpu::index)
        .findFirst();
  }

  private static boolean sameUuid(Gpu gpu, String id) {
    return id.startsWith("GPU-") && gpu.uuid().startsWith(id);
  }

  /** What is not said in the files stays as it is. */
  Settings settings(Settings fresh) {
    Settings settings = fresh.withName(name().orElse(fresh.name())).withGuard(false);
    String tag = stack.variables().getOrDefault("REGISTRY_TAG", "").strip();
    if (!tag.isEmpty()) {
      settings = settings.withChannel(tag);
    }
    String logging = stack.variables().getOrDefault("PII_LOGGING_ENABLED", "");
    settings = settings.withPiiLogging(logging.strip().equalsIgnoreCase("true"));
    Map<String, Object> orchestrator = mapping("orchestrator");
    String stores = environment(orchestrator, "STORE_IMAGE_DATA");
    if (!stores.isEmpty()) {
      settings = settings.withStoreImageData(stores.equalsIgnoreCase("on"));
    }
    Matcher cache = CACHE.matcher(words(mapping("memcached").get("command")));
    if (cache.find()) {
      settings = settings.withMemcachedMiB(Integer.parseInt(cache.group(2)));
    }
    settings = logs(settings, PlainTree.at(orchestrator, "logging", "options"));
    for (Object port : list(orchestrator.get("ports"))) {
      settings = published(settings, port);
    }
    return settings;
  }

  private Settings logs(Settings settings, @Nullable Object options) {
    Matcher size = LOG_SIZE.matcher(stack.filled(text(PlainTree.at(options, "max-size"))));
    String files = stack.filled(text(PlainTree.at(options, "max-file")));
    return size.matches() && files.matches("[1-9]\\d?")
        ? settings.withLogs(Integer.parseInt(size.group(1)), Integer.parseInt(files))
        : settings;
  }

  /** A port of this computer's own address is "local"; one that others reach is "lab". */
  private Settings published(Settings settings, Object port) {
    String host;
    String number;
    if (port instanceof Map<?, ?> form) {
      host = stack.filled(text(form.get("host_ip")));
      number = stack.filled(text(form.get("published")));
    } else {
      String[] parts = stack.filled(String.valueOf(port)).split(":");
      number = parts.length > 1 ? parts[parts.length - 2] : "";
      host = parts.length > 2 ? parts[0] : "";
    }
    if (!number.matches("[1-9]\\d{0,4}") || Integer.parseInt(number) > 65_535) {
      return settings;
    }
    boolean here = host.startsWith("127.") || host.equals("localhost") || host.startsWith("[::1");
    return settings.withPort(Integer.parseInt(number)).withNetwork(here ? Reach.LOCAL : Reach.LAB);
  }

  private Optional<String> name() {
    String written = stack.variables().getOrDefault("COMPOSE_PROJECT_NAME", "");
    String name =
        !written.isBlank()
            ? written
            : stack.folder().map(Path::getFileName).map(Path::toString).orElse("");
    String usual =
        name.toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9_-]+", "-")
            .replaceFirst("^[^a-z0-9]+", "");
    return usual.isEmpty()
        ? Optional.empty()
        : Optional.of(usual.substring(0, Math.min(usual.length(), 40)));
  }

  private Map<String, Object> mapping(String service) {
    return stack.services().getOrDefault(service, Map.of());
  }

  private String environment(Map<String, Object> service, String name) {
    Object environment = service.get("environment");
    if (environment instanceof Map<?, ?> map) {
      return stack.filled(text(map.get(name)));
    }
    return list(environment).stream()
        .map(String::valueOf)
        .filter(line -> line.startsWith(name + "="))
        .map(line -> stack.filled(line.substring(name.length() + 1)))
        .findFirst()
        .orElse("");
  }

  private String words(@Nullable Object command) {
    return command instanceof List<?> list
        ? stack.filled(String.join(" ", list.stream().map(String::valueOf).toList()))
        : stack.filled(text(command));
  }

  private static List<?> list(@Nullable Object value) {
    return value instanceof List<?> list ? list : List.of();
  }

  private static String text(@Nullable Object value) {
    return value == null ? "" : String.valueOf(value);
  }
}
