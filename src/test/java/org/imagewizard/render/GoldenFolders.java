package org.imagewizard.render;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.imagewizard.base.secret.Secret;
import org.imagewizard.catalog.Catalog;
import org.imagewizard.catalog.CatalogLoader;
import org.imagewizard.catalog.LocalModel;
import org.imagewizard.catalog.LocalModels;
import org.imagewizard.deploy.Practice;
import org.imagewizard.fit.LanguageModel;
import org.imagewizard.fit.Place;
import org.imagewizard.plan.DeploymentPlan;
import org.imagewizard.plan.DeploymentPlan.PlannedService;
import org.imagewizard.plan.DeploymentPlan.Reach;
import org.imagewizard.plan.DeploymentPlan.Restart;
import org.imagewizard.plan.LockFile;
import org.imagewizard.plan.Settings;
import org.imagewizard.plan.Site;

/** Servers that people set up, of the bundled services. */
final class GoldenFolders {
  private static final Catalog BUNDLED = new CatalogLoader().bundled();
  private static final PlannedService CAPTION = Sample.on("graphic-caption");
  private static final PlannedService ON_CARD_0 =
      new PlannedService("espnet-tts", Place.gpu(0), 1, "");
  private static final Site DOMAIN = Site.NONE.withDomain("image.example.org");
  private static final Map<String, Secret> REMOTE =
      Map.of(
          "LLM_URL", new Secret("https://models.example.org/v1"),
          "LLM_API_KEY", new Secret("it's a key"));

  /** An Ollama of this computer, as containers reach it: by the engine's own address. */
  private static final Map<String, Secret> OLLAMA =
      Map.of(
          "LLM_URL", new Secret("http://172.17.0.1:11434/v1"),
          "LLM_API_KEY", new Secret("ollama"),
          "LLM_MODEL", new Secret("qwen2.5vl:7b"));

  private GoldenFolders() {}

  static Map<String, List<RenderedFile>> all() {
    Map<String, List<RenderedFile>> all = new LinkedHashMap<>();
    Renderer renderer = new Renderer();
    all.put(
        "practice",
        renderer.render(Practice.plan(BUNDLED, "try", 8080), BUNDLED, Sample.SOCKET, Map.of()));
    all.put("local", folder(s -> s));
    all.put("lab", folder(s -> s.withNetwork(Reach.LAB)));
    all.put(
        "production-acme",
        folder(s -> s.withNetwork(Reach.PRODUCTION).withSite(DOMAIN.withEmail("a@example.org"))));
    all.put(
        "production-files",
        folder(
            s ->
                s.withNetwork(Reach.PRODUCTION)
                    .withSite(DOMAIN.withFiles("/srv/tls/cert.pem", "/srv/tls/key.pem"))));
    all.put("no-guard", folder(s -> s.withGuard(false)));
    all.put("auto-start", folder(s -> s.withRestart(Restart.UNLESS_STOPPED)));
    all.put(
        "remote-model",
        render(plan(s -> s, LanguageModel.REMOTE, Optional.empty(), CAPTION), BUNDLED, REMOTE));
    all.put(
        "ollama",
        render(plan(s -> s, LanguageModel.REMOTE, Optional.empty(), CAPTION), BUNDLED, OLLAMA));
    LocalModels models = LocalModels.bundled();
    LocalModel model = models.choose(Optional.empty(), Optional.empty());
    all.put(
        "local-model",
        render(
            plan(s -> s, LanguageModel.LOCAL, Optional.of(model), CAPTION),
            models.addedTo(BUNDLED, model),
            Map.of()));
    PlannedService french = new PlannedService("espnet-tts-fr", Place.CPU, 1, "");
    PlannedService translation = new PlannedService("multilang-support", Place.CPU, 1, "");
    all.put("french-no-card", folder(s -> s, french, translation));
    all.put(
        "two-cards",
        folder(s -> s, ON_CARD_0, new PlannedService("espnet-tts-fr", Place.gpu(1), 1, "")));
    DeploymentPlan locked = plan(s -> s, LanguageModel.NONE, Optional.empty());
    all.put(
        "locked",
        renderer.renderLocked(locked, BUNDLED, Sample.SOCKET, Map.of(), lock(locked, BUNDLED)));
    return all;
  }

  private static List<RenderedFile> folder(
      UnaryOperator<Settings> settings, PlannedService... more) {
    return render(plan(settings, LanguageModel.NONE, Optional.empty(), more), BUNDLED, Map.of());
  }

  private static List<RenderedFile> render(
      DeploymentPlan plan, Catalog catalog, Map<String, Secret> keys) {
    return new Renderer().render(plan, catalog, Sample.SOCKET, keys);
  }

  /** The smallest server that answers something, and what a case adds to it. */
  private static DeploymentPlan plan(
      UnaryOperator<Settings> change,
      LanguageModel languageModel,
      Optional<LocalModel> model,
      PlannedService... more) {
    Settings settings = change.apply(Settings.defaults().withName("golden"));
    Map<String, PlannedService> on = new LinkedHashMap<>();
    List.of("orchestrator", "memcached", "resize-graphic", "supercollider", "photo-audio-handler")
        .forEach(name -> on.put(name, Sample.on(name)));
    List.of(more).forEach(service -> on.put(service.name(), service));
    Set<String> known = BUNDLED.services().stream().map(s -> s.name()).collect(Collectors.toSet());
    if (!known.containsAll(on.keySet())) {
      throw new IllegalStateException("not bundled: " + on.keySet());
    }
    List<PlannedService> services =
        new java.util.ArrayList<>(
            BUNDLED.services().stream()
                .map(
                    service ->
                        on.getOrDefault(
                            service.name(), new PlannedService(service.name(), Place.OFF, 1, "")))
                .toList());
    model.ifPresent(
        one ->
            LocalModels.bundled().addedTo(BUNDLED, one).services().stream()
                .filter(service -> !known.contains(service.name()))
                .forEach(
                    service ->
                        services.add(new PlannedService(service.name(), Place.gpu(0), 1, ""))));
    return new DeploymentPlan(
        DeploymentPlan.FORMAT,
        settings.name(),
        "bundled",
        settings.channel(),
        settings.registry(),
        languageModel,
        services,
        List.of(),
        Map.of(0, "GPU-11111111-aaaa", 1, "GPU-22222222-bbbb"),
        List.of(),
        settings.port(),
        settings.network(),
        settings.restart(),
        settings.guard(),
        settings.piiLogging(),
        settings.storeImageData(),
        settings.memcachedMiB(),
        settings.logMaxSizeMiB(),
        settings.logMaxFiles(),
        false,
        settings.networkName(),
        settings.site(),
        model);
  }

  private static LockFile lock(DeploymentPlan plan, Catalog catalog) {
    Map<String, LockFile.Locked> services = new LinkedHashMap<>();
    PlannedImages.of(plan, catalog)
        .forEach(
            (service, image) -> {
              String digest = "sha256:" + Manifest.hash(service);
              services.put(
                  service,
                  new LockFile.Locked(
                      image.name(), image.tag(), digest, digest, "", "2026-05-16T08:00:00Z", ""));
            });
    return new LockFile(services);
  }
}
