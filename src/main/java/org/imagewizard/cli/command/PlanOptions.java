package org.imagewizard.cli.command;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.imagewizard.catalog.Catalog;
import org.imagewizard.catalog.LocalModels;
import org.imagewizard.catalog.Preset;
import org.imagewizard.cli.session.Session;
import org.imagewizard.fit.LanguageModel;
import org.imagewizard.fit.Limits;
import org.imagewizard.fit.Wishes;
import org.imagewizard.plan.DeploymentPlan.Reach;
import org.imagewizard.plan.DeploymentPlan.Restart;
import org.imagewizard.plan.Settings;
import org.imagewizard.wizard.Beginning;
import org.imagewizard.wizard.Draft;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The choices that {@code plan} takes on its command line, as the wizard's own draft. */
final class PlanOptions {
  @Option(names = "--from", paramLabel = "PATH")
  @Nullable String from;

  @Option(names = "--machine", paramLabel = "FILE")
  @Nullable String machine;

  @Option(names = "--profile", paramLabel = "NAME")
  @Nullable String profile;

  @Option(names = "--preset", paramLabel = "NAME", split = ",")
  List<String> presets = List.of();

  @Option(names = "--want", paramLabel = "CAPABILITY", split = ",")
  List<String> wants = List.of();

  @Option(names = "--without", paramLabel = "NAME", split = ",")
  List<String> without = List.of();

  @Option(names = "--pin", paramLabel = "SERVICE=off|cpu|gpu:N", split = ",")
  List<String> pins = List.of();

  @Option(names = "--replicas", paramLabel = "SERVICE=N", split = ",")
  List<String> replicas = List.of();

  @Option(names = "--language-model", paramLabel = "none|remote|local")
  @Nullable String languageModel;

  @Option(names = "--without-key", paramLabel = "GROUP", split = ",")
  List<String> withoutKeys = List.of();

  @Option(names = "--local-model", paramLabel = "NAME")
  @Nullable String localModel;

  @Option(names = "--context-size", paramLabel = "TOKENS")
  @Nullable String context;

  @Option(names = "--gpu-free", paramLabel = "N=SIZE", split = ",")
  List<String> gpuFree = List.of();

  @Option(names = "--without-gpu", paramLabel = "N", split = ",")
  List<String> withoutGpus = List.of();

  @Option(names = "--reserve", paramLabel = "[N=]SIZE", split = ",")
  List<String> reserves = List.of();

  @Option(names = "--ram", paramLabel = "SIZE")
  @Nullable String ram;

  @Option(names = "--ram-reserve", paramLabel = "SIZE")
  @Nullable String ramReserve;

  @Option(names = "--cache", paramLabel = "SIZE")
  @Nullable String cache;

  @Option(names = "--channel", paramLabel = "TAG")
  @Nullable String channel;

  @Option(names = "--registry", paramLabel = "PREFIX")
  @Nullable String registry;

  @Option(names = "--port", paramLabel = "N")
  @Nullable String port;

  @Option(names = "--network", paramLabel = "local|lab|production")
  @Nullable String network;

  @Option(names = "--restart", paramLabel = "upstream|unless-stopped")
  @Nullable String restart;

  @Option(names = "--guard", paramLabel = "on|off")
  @Nullable String guard;

  @Option(
      names = {"--name", "--dir-name"},
      paramLabel = "NAME")
  @Nullable String name;

  @Mixin SiteOptions site = new SiteOptions();

  /** Whether the containers reach Docker through a guard that lets only reading through. */
  private enum Guard {
    ON,
    OFF
  }

  Draft draft(Session session) {
    Words words = new Words(session);
    Settings settings = settings(words);
    Draft draft =
        Draft.fresh(session.home(), settings.name())
            .withSource(Optional.ofNullable(from).map(words::path))
            .withMachineFile(Optional.ofNullable(machine).map(words::path))
            .withWishes(wishes(words))
            .withSettings(settings);
    return draft.withSettings(
        settings.withGuard(
            guard == null
                ? draft.guardIsUsual()
                : words.choice("--guard", guard, Guard.class) == Guard.ON));
  }

  /** The draft with the presets that it starts from; what was said besides wins. */
  Draft begun(Draft draft, Catalog catalog) {
    Draft begun = draft;
    for (String preset : presets) {
      begun = Beginning.from(Preset.named(preset), begun, catalog, channel != null);
    }
    return begun;
  }

  private Wishes wishes(Words words) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    words
        .pairs("--replicas", replicas)
        .forEach((service, n) -> counts.put(service, words.number("--replicas", n, 1, 16)));
    Wishes said =
        new Wishes(
                Optional.ofNullable(profile),
                wants,
                without,
                words.pairs("--pin", pins),
                counts,
                languageModel == null
                    ? Wishes.NONE.languageModel()
                    : words.choice("--language-model", languageModel, LanguageModel.class),
                withoutKeys)
            .withLimits(limits(words));
    if (localModel == null && context == null) {
      return said;
    }
    if (said.languageModel() != LanguageModel.LOCAL) {
      throw words.problem("option.local-model", "input.local-model");
    }
    return said.withLocalModel(
        LocalModels.bundled()
            .choose(
                Optional.ofNullable(localModel),
                Optional.ofNullable(context)
                    .map(c -> words.number("--context-size", c, 1, Integer.MAX_VALUE))));
  }

  private Limits limits(Words words) {
    Map<Integer, Long> free = new LinkedHashMap<>();
    words
        .pairs("--gpu-free", gpuFree)
        .forEach(
            (n, size) -> free.put(card(words, "--gpu-free", n), words.mib("--gpu-free", size)));
    Map<Integer, Long> kept = new LinkedHashMap<>();
    for (String word : reserves) {
      String[] parts = word.split("=", 2);
      int card = parts.length == 2 ? card(words, "--reserve", parts[0]) : Limits.EVERY_CARD;
      kept.put(card, words.mib("--reserve", parts[parts.length - 1]));
    }
    Set<Integer> excluded = new LinkedHashSet<>();
    withoutGpus.forEach(n -> excluded.add(card(words, "--without-gpu", n)));
    return new Limits(
        free,
        kept,
        excluded,
        optional(words, "--ram", ram),
        optional(words, "--ram-reserve", ramReserve),
        OptionalLong.empty());
  }

  private static int card(Words words, String option, String number) {
    return words.number(option, number, 0, 999);
  }

  private static OptionalLong optional(Words words, String option, @Nullable String size) {
    return size == null ? OptionalLong.empty() : OptionalLong.of(words.mib(option, size));
  }

  private Settings settings(Words words) {
    Settings settings = Settings.defaults();
    if (name != null) {
      settings = settings.withName(name);
    }
    if (channel != null) {
      settings = settings.withChannel(channel);
    }
    if (registry != null) {
      settings = settings.withRegistry(registry);
    }
    if (cache != null) {
      settings = settings.withMemcachedMiB((int) words.mib("--cache", cache));
    }
    if (port != null) {
      settings = settings.withPort(words.number("--port", port, 1, 65_535));
    }
    if (network != null) {
      settings = settings.withNetwork(words.choice("--network", network, Reach.class));
    }
    settings = settings.withSite(site.site(words));
    if (restart != null) {
      settings = settings.withRestart(words.choice("--restart", restart, Restart.class));
    }
    return settings;
  }
}
