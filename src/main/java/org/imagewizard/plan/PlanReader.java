package org.imagewizard.plan;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongFunction;
import java.util.stream.Stream;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.base.text.Phrase;
import org.imagewizard.base.text.Suggest;
import org.imagewizard.base.yaml.Fields;
import org.imagewizard.base.yaml.Location;
import org.imagewizard.base.yaml.YamlValue;
import org.imagewizard.catalog.LocalModel;
import org.imagewizard.catalog.LocalModels;
import org.imagewizard.fit.LanguageModel;
import org.imagewizard.fit.Place;
import org.imagewizard.plan.DeploymentPlan.PlannedService;

/** From YAML values to a plan; whatever is wrong is said with its place in the file. */
final class PlanReader {
  private static final Set<String> SETTINGS =
      new LinkedHashSet<>(
          List.of(
              "format",
              "name",
              "source",
              "channel",
              "registry",
              "languageModel",
              "localModel",
              "port",
              "network",
              "networkName",
              "site",
              "restart",
              "guard",
              "piiLogging",
              "storeImageData",
              "memcachedMiB",
              "logMaxSizeMiB",
              "logMaxFiles",
              "practice",
              "withoutKeys",
              "gpuUuids",
              "capabilities",
              "services"));

  private final Fields fields;

  private PlanReader(Fields fields) {
    this.fields = fields;
  }

  static DeploymentPlan read(YamlValue value) {
    Fields fields = Fields.of(value, Sentence.of("noun.plan"));
    PlanReader reader = new PlanReader(fields);
    // Before anything else: a newer format may well have keys that are unknown here.
    int format = reader.format();
    fields.allow(Sentence.of("noun.plan"), SETTINGS);
    return reader.plan(format);
  }

  private DeploymentPlan plan(int format) {
    Settings usual = Settings.defaults();
    String name = text("name", fields.string("name"), PlanRules.name(fields.string("name")));
    boolean practice = fields.flag("practice", false);
    String network =
        fields.string(
            "networkName",
            practice ? DeploymentPlan.DEFAULT_NETWORK + "-" + name : usual.networkName());
    String source = fields.string("source", "bundled");
    String channel = fields.string("channel", usual.channel());
    String registry = fields.string("registry", usual.registry());
    return new DeploymentPlan(
        format,
        name,
        text("source", source, PlanRules.source(source)),
        text("channel", channel, PlanRules.tag(channel)),
        text("registry", registry, PlanRules.registry(registry)),
        word("languageModel", LanguageModel.REMOTE, LanguageModel.values()),
        services(),
        fields.strings("capabilities"),
        uuids(),
        fields.strings("withoutKeys"),
        number("port", usual.port(), PlanRules::port),
        word("network", usual.network(), DeploymentPlan.Reach.values()),
        word("restart", usual.restart(), DeploymentPlan.Restart.values()),
        fields.flag("guard", registry.isEmpty() && !practice),
        fields.flag("piiLogging", usual.piiLogging()),
        fields.flag("storeImageData", usual.storeImageData()),
        number("memcachedMiB", usual.memcachedMiB(), PlanRules::memcachedMiB),
        number("logMaxSizeMiB", usual.logMaxSizeMiB(), PlanRules::logMaxSizeMiB),
        number("logMaxFiles", usual.logMaxFiles(), PlanRules::logMaxFiles),
        practice,
        text("networkName", network, PlanRules.networkName(network)),
        site(),
        localModel());
  }

  private Optional<LocalModel> localModel() {
    YamlValue value = fields.get("localModel");
    if (value == null) {
      return Optional.empty();
    }
    Fields entry = Fields.of(value, Sentence.of("noun.model"), Set.of("id", "contextTokens"));
    long context = entry.number("contextTokens").orElseThrow(() -> entry.missing("contextTokens"));
    // The list of models says what is possible, and which name was perhaps meant.
    return Optional.of(
        LocalModels.bundled()
            .choose(
                Optional.of(entry.string("id")),
                Optional.of((int) Math.min(context, Integer.MAX_VALUE))));
  }

  private Site site() {
    YamlValue value = fields.get("site");
    return value == null
        ? Site.NONE
        : new PlanReader(Fields.of(value, Sentence.of("noun.site"))).siteFields();
  }

  private Site siteFields() {
    Site usual = Site.NONE;
    fields.allow(
        Sentence.of("noun.site"),
        Set.of(
            "domain", "path", "traefik", "email", "certificate", "key", "resolver", "httpsPort"));
    String domain = fields.string("domain", usual.domain());
    String path = fields.string("path", usual.path());
    String email = fields.string("email", usual.email());
    String certificate = fields.string("certificate", usual.certificate());
    String key = fields.string("key", usual.key());
    String resolver = fields.string("resolver", usual.resolver());
    return new Site(
        text("domain", domain, SiteRules.domain(domain)),
        text("path", path, SiteRules.path(path)),
        word("traefik", usual.traefik(), Site.Traefik.values()),
        text("email", email, SiteRules.email(email)),
        text("certificate", certificate, SiteRules.file(certificate)),
        text("key", key, SiteRules.file(key)),
        text("resolver", resolver, SiteRules.resolver(resolver)),
        number("httpsPort", usual.httpsPort(), PlanRules::port));
  }

  private int format() {
    long format = fields.number("format").orElseThrow(() -> fields.missing("format"));
    if (format > DeploymentPlan.FORMAT) {
      throw new ProblemException(
          Problem.input(
              "plan.newer",
              Sentence.of(
                  "plan.newer",
                  fields.at("format"),
                  String.valueOf(format),
                  String.valueOf(DeploymentPlan.FORMAT))));
    }
    if (format < 1) {
      throw Fields.wrong(
          fields.at("format"), Sentence.of("plan.format", String.valueOf(DeploymentPlan.FORMAT)));
    }
    return (int) format;
  }

  private List<PlannedService> services() {
    if (!fields.has("services")) {
      throw fields.missing("services");
    }
    Map<String, PlannedService> services = new LinkedHashMap<>();
    fields.list(
        "services",
        value -> {
          PlannedService service = service(value);
          if (services.putIfAbsent(service.name(), service) != null) {
            throw Fields.wrong(value.at(), Sentence.of("plan.twice", service.name()));
          }
          return service;
        });
    return List.copyOf(services.values());
  }

  private static PlannedService service(YamlValue value) {
    Fields fields =
        Fields.of(value, Sentence.of("noun.service"), Set.of("name", "place", "replicas", "tag"));
    PlanReader reader = new PlanReader(fields);
    String name = fields.string("name");
    String tag = fields.string("tag", "");
    return new PlannedService(
        reader.text("name", name, PlanRules.service(name)),
        reader.place(),
        reader.number("replicas", 1, PlanRules::replicas),
        reader.text("tag", tag, tag.isEmpty() ? Optional.empty() : PlanRules.tag(tag)));
  }

  private Place place() {
    String word = fields.string("place");
    return Place.parse(word)
        .orElseThrow(() -> Fields.wrong(at("place"), Sentence.of("plan.place", word)));
  }

  private Map<Integer, String> uuids() {
    Map<Integer, String> uuids = new LinkedHashMap<>();
    Map<String, YamlValue> entries = fields.map("gpuUuids", value -> value);
    entries.forEach(
        (index, value) -> {
          if (!index.matches("\\d{1,3}")) {
            throw Fields.wrong(value.at(), Sentence.of("plan.card", index));
          }
          if (!(value instanceof YamlValue.Scalar scalar)
              || !scalar.text().matches("[A-Za-z0-9_/-]+")) {
            throw Fields.wrong(value.at(), Sentence.of("plan.uuid"));
          }
          uuids.put(Integer.parseInt(index), scalar.text());
        });
    return uuids;
  }

  private String text(String key, String value, Optional<Phrase> rule) {
    if (rule.isPresent()) {
      throw Fields.wrong(at(key), Sentence.of("plan.setting", key, rule.get()));
    }
    return value;
  }

  private int number(String key, int usual, LongFunction<Optional<Phrase>> rule) {
    long value = fields.number(key, usual);
    Optional<Phrase> broken = rule.apply(value);
    if (broken.isPresent()) {
      throw Fields.wrong(at(key), Sentence.of("plan.setting", key, broken.get()));
    }
    return (int) value;
  }

  private <E extends Enum<E>> E word(String key, E usual, E[] values) {
    Optional<String> text = fields.text(key);
    if (text.isEmpty()) {
      return usual;
    }
    List<String> words = Stream.of(values).map(PlanReader::word).toList();
    int index = words.indexOf(text.get());
    if (index >= 0) {
      return values[index];
    }
    throw new ProblemException(
        Problem.input(
            "yaml.wrong",
            Sentence.of(
                "plan.word",
                at(key),
                key,
                String.join(", ", words),
                text.get(),
                Suggest.hint(text.get(), words))));
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private Location at(String key) {
    YamlValue value = fields.get(key);
    return value == null ? fields.at() : value.at();
  }
}
