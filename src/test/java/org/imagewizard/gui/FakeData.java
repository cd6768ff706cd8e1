package org.imagewizard.gui;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.imagewizard.catalog.Capability;
import org.imagewizard.catalog.Catalog;
import org.imagewizard.catalog.ComposeStack;
import org.imagewizard.catalog.Estimate;
import org.imagewizard.catalog.GpuSupport;
import org.imagewizard.catalog.KeyCheck;
import org.imagewizard.catalog.KeyGroup;
import org.imagewizard.catalog.LocalText;
import org.imagewizard.catalog.Service;
import org.imagewizard.catalog.TwoWords;
import org.imagewizard.fit.Explanation;
import org.imagewizard.fit.FitModel;
import org.imagewizard.fit.LanguageModel;
import org.imagewizard.fit.Place;
import org.imagewizard.fit.Placement;
import org.imagewizard.fit.Proposal;
import org.imagewizard.fit.Reasons;
import org.imagewizard.machine.Finding;
import org.imagewizard.machine.Fix;
import org.imagewizard.machine.Gpu;
import org.imagewizard.machine.Machine;
import org.imagewizard.plan.DeploymentPlan;
import org.imagewizard.plan.DeploymentPlan.PlannedService;
import org.imagewizard.plan.Settings;
import org.imagewizard.render.HandEdit;
import org.imagewizard.render.HandEdit.Piece;
import org.imagewizard.render.HandEdit.Who;
import org.imagewizard.wizard.Draft;
import org.imagewizard.wizard.Evaluation;

/** A small made-up server on a made-up computer, enough to fill every page. */
final class FakeData {
  private FakeData() {}

  static Machine machine() {
    Gpu card =
        new Gpu(
            0,
            "GPU-1",
            "GeForce RTX 3070",
            8192,
            2756,
            true,
            List.of(new Gpu.GpuProcess(21544, "python3", "marie", 2350)));
    return new Machine("this computer", 31_950, 25_190, 16, 217_088, List.of(card));
  }

  static List<Finding> findings() {
    Fix fix =
        new Fix(
            "install-nvidia-toolkit",
            "install the NVIDIA container toolkit",
            List.of("apt-get", "install", "-y", "nvidia-container-toolkit"),
            true,
            "installs 4 packages (about 9 MB, estimate) and restarts Docker",
            "removes the packages");
    return List.of(
        Finding.ok("engine", "Docker 27.3 answers", "unix:///var/run/docker.sock"),
        Finding.ok("compose", "Docker Compose 2.29 is here", "docker compose version"),
        Finding.fail(
            "gpu.request",
            "Containers cannot use the graphics card",
            List.of("could not select device driver \"nvidia\" with capabilities: [[gpu]]"),
            fix),
        Finding.warn(
            "gpu.memory",
            "Graphics memory is partly in use: python3 of user marie holds 2,350 MiB",
            List.of("IMAGE plans with what is free now.")),
        Finding.ok("host.disk", "212 GiB are free for images"),
        Finding.skip("net.registry", "The registry was not asked: no network is needed yet"));
  }

  private static LocalText text(String en, String fr) {
    return TwoWords.of(en, fr);
  }

  private static Service service(String name, boolean base, boolean gpu, boolean cpu, long vram) {
    return new Service(
        name,
        "ghcr.io/example-lab/image-" + name + ":${REGISTRY_TAG}",
        Service.Kind.SERVICE,
        0,
        base,
        true,
        Service.Use.NORMAL,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        gpu
            ? new GpuSupport(true, cpu, true, Map.of(), TwoWords.of("slower", "plus lent"), "")
            : GpuSupport.none(),
        List.of(),
        Set.of(),
        1,
        new Estimate(vram, 900, 1400, 2100, "made up", Estimate.Confidence.LOW));
  }

  private static Capability capability(
      String id, String group, LocalText title, LocalText description, String... needs) {
    List<List<String>> groups = new ArrayList<>();
    for (String need : needs) {
      groups.add(List.of(need));
    }
    return new Capability(
        id, title, description, group, 10, groups, List.of(), List.of(), LocalText.EMPTY);
  }

  static Catalog catalog() {
    List<Service> services =
        List.of(
            service("orchestrator", true, false, true, 0),
            service("memcached", true, false, true, 0),
            service("semantic-segmentation", false, true, false, 2800),
            service("multilang-support", false, true, false, 900),
            service("espnet-tts", false, true, true, 1200),
            service("supercollider", false, false, true, 0),
            service("graphic-caption", false, false, true, 0),
            service("depth-map-generator", false, true, false, 1500));
    List<Capability> capabilities =
        List.of(
            capability(
                "photo-audio",
                "photos",
                text("Photos as sound", "Photos en sons"),
                text(
                    "Hear what is in a photo and where, spoken and in stereo",
                    "Entendre ce que montre une photo, et où"),
                "semantic-segmentation",
                "espnet-tts"),
            capability(
                "photo-text",
                "photos",
                text("Photos as text", "Photos en texte"),
                text(
                    "A written description, ready for Braille",
                    "Une description écrite, prête pour le braille"),
                "graphic-caption"),
            capability(
                "depth",
                "photos",
                text("Depth layers", "Couches de profondeur"),
                text("What is near and what is far", "Ce qui est proche et ce qui est loin"),
                "depth-map-generator"),
            capability(
                "french",
                "language",
                text("French, for photos, maps and charts", "Le français, partout"),
                text("Translated text and a French voice", "Texte traduit et voix française"),
                "multilang-support"));
    KeyGroup llm =
        new KeyGroup(
            "llm",
            text("Language model", "Modèle de langue"),
            List.of(
                variable("LLM_URL", false, "Address", "Adresse", "OpenAI-compatible, with /v1"),
                variable("LLM_API_KEY", true, "Key", "Clé", "From whoever runs the model")));
    return new Catalog(
        "bundled",
        new ComposeStack(Map.of(), Map.of(), Map.of(), List.of(), Optional.empty()),
        services,
        capabilities,
        List.of(),
        List.of(llm),
        List.of());
  }

  private static KeyGroup.Variable variable(
      String name, boolean secret, String en, String fr, String help) {
    Optional<KeyCheck> check =
        secret
            ? Optional.of(
                new KeyCheck(
                    "https://keys.example.org",
                    "LLM_URL",
                    "/models",
                    Map.of(),
                    new KeyCheck.Answer(List.of(200), "", List.of()),
                    new KeyCheck.Answer(List.of(401), "", List.of())))
            : Optional.empty();
    return new KeyGroup.Variable(
        name,
        List.of("llm.env"),
        secret,
        true,
        "",
        text(en, fr),
        text(help, help),
        "",
        "",
        check,
        List.of("graphic-caption"));
  }

  /** Depth never fits; without the language model's key photos have no text. */
  static Evaluation evaluation(Draft draft, Catalog catalog, Machine machine) {
    Set<String> on = new TreeSet<>(Set.of("photo-audio", "photo-text", "french"));
    on.removeAll(draft.wishes().without());
    boolean noModel =
        draft.wishes().withoutKeys().contains("llm")
            || draft.wishes().languageModel() == LanguageModel.NONE;
    if (noModel) {
      on.remove("photo-text");
    }
    Set<String> running = new TreeSet<>(Set.of("orchestrator", "memcached", "supercollider"));
    catalog.capabilities().stream()
        .filter(c -> on.contains(c.id()))
        .forEach(c -> c.needs().forEach(running::addAll));
    Map<String, Place> places = new LinkedHashMap<>();
    List<FitModel.Item> items = new ArrayList<>();
    List<PlannedService> planned = new ArrayList<>();
    for (Service s : catalog.services()) {
      boolean card = s.gpu().capable() && !s.gpu().cpuCapable();
      Place place = running.contains(s.name()) ? (card ? Place.gpu(0) : Place.CPU) : Place.OFF;
      places.put(s.name(), place);
      planned.add(new PlannedService(s.name(), place, 1, ""));
      items.add(
          new FitModel.Item(
              s.name(),
              List.of(),
              s.gpu().capable(),
              true,
              s.estimate().vramMiB(),
              900,
              1400,
              2100,
              1,
              s.base()));
    }
    Map<String, String> reasons = new HashMap<>();
    reasons.put(
        "depth",
        "depth-map-generator needs about 1,500 MiB on GPU 0, and 712 MiB are left."
            + " Switching off French frees 900 MiB.");
    reasons.put("photo-text", "It needs the language model, whose key you do not have.");
    FitModel model =
        new FitModel(
            items,
            List.of(),
            List.of(),
            List.of(new FitModel.Card(0, 5436, 1024)),
            23_142,
            217_088,
            Map.of(),
            List.of());
    boolean refused = draft.wishes().wants().contains("depth");
    Placement placement =
        new Placement(
            places,
            on,
            new Placement.Objective(30, 1, running.size(), 712, 0),
            true,
            0,
            refused ? List.of("want depth") : List.of(),
            1);
    return new Evaluation(
        catalog,
        machine,
        new Proposal(
            catalog,
            model,
            placement,
            List.copyOf(running),
            new Explanation(
                locale ->
                    new Reasons(
                        Map.of(
                            "espnet-tts",
                            locale.equals(Locale.FRENCH)
                                ? "Il reste 712 Mio sur le GPU 0"
                                : "712 MiB are left on GPU 0, and it needs about 1,200"),
                        reasons),
                Map::of)),
        plan(draft.settings(), planned, false));
  }

  static DeploymentPlan plan(Settings s, List<PlannedService> services, boolean practice) {
    return new DeploymentPlan(
        1,
        s.name(),
        "bundled",
        s.channel(),
        s.registry(),
        LanguageModel.REMOTE,
        services,
        List.of(),
        Map.of(),
        List.of(),
        s.port(),
        s.network(),
        s.restart(),
        s.guard(),
        s.piiLogging(),
        s.storeImageData(),
        s.memcachedMiB(),
        s.logMaxSizeMiB(),
        s.logMaxFiles(),
        practice);
  }

  static Path home() {
    return Path.of("/home/researcher");
  }

  /** A comment and a port of the person's own, and a device that the plan changes too. */
  static HandEdit handEdit() {
    return new HandEdit(
        "compose.yaml",
        List.of(
            new Piece(Who.YOU, 2, List.of(), List.of("  # for the seminar"), List.of()),
            new Piece(
                Who.CONFLICT,
                5,
                List.of("      TORCH_DEVICE: cuda"),
                List.of("      TORCH_DEVICE: cuda:1"),
                List.of("      TORCH_DEVICE: cpu")),
            new Piece(
                Who.CONFLICT,
                9,
                List.of("    replicas: 1"),
                List.of(),
                List.of("    replicas: 2"))));
  }

  /** Those that the first page lists: one runs, one rests. */
  static List<Backend.Server> servers() {
    return List.of(
        new Backend.Server(
            "tactile-only", home().resolve("image/tactile-only"), "latest", false, 14, 14),
        new Backend.Server(
            "pilot-study", home().resolve("image/pilot-study"), "unstable", false, 0, 9));
  }
}
