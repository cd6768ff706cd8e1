package org.imagewizard.wizard;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.TreeSet;
import org.imagewizard.base.process.Shell;
import org.imagewizard.fit.LanguageModel;
import org.imagewizard.fit.Limits;
import org.imagewizard.fit.Wishes;
import org.imagewizard.plan.DeploymentPlan.Reach;
import org.imagewizard.plan.DeploymentPlan.Restart;
import org.imagewizard.plan.Settings;
import org.imagewizard.plan.Site;

/** The command line that does what a step does: shown on every page, and behind {@code c}. */
public final class EquivalentCommand {
  /** Makes and starts the practice stack. */
  public static final String TRYING = "image-wizard try";

  /** The wizard as questions in the terminal. */
  public static final String TALKING = "image-wizard --text";

  private EquivalentCommand() {}

  public static String of(Step step, Draft draft) {
    String folder = draft.folder().toString();
    return switch (step) {
      case START -> "image-wizard";
      case CHECK -> join("check", machine(draft));
      case SERVICES, KEYS, VERSION, NETWORK -> join("plan", plan(draft));
      case REVIEW ->
          "image-wizard write --plan plan.yaml --dir " + Shell.word(folder) + exact(draft);
      case RUN -> "image-wizard up --dir " + Shell.word(folder);
    };
  }

  private static String exact(Draft draft) {
    return draft
        .lockFile()
        .map(file -> " --lock " + Shell.word(file.toString()))
        .orElse(draft.lock().isPresent() ? " --locked" : "");
  }

  /** How a server in {@code folder} is. */
  public static String looking(Path folder) {
    return "image-wizard status --dir " + Shell.word(folder.toString());
  }

  /** Ends a server in {@code folder}. */
  public static String stopping(Path folder) {
    return "image-wizard down --dir " + Shell.word(folder.toString());
  }

  /** The lines of a server in {@code folder}, as they come. */
  public static String following(Path folder) {
    return "image-wizard logs --dir " + Shell.word(folder.toString()) + " --follow";
  }

  private static List<String> machine(Draft draft) {
    return draft.machineFile().map(file -> List.of("--machine", file.toString())).orElse(List.of());
  }

  private static List<String> plan(Draft draft) {
    List<String> words = new ArrayList<>();
    draft.source().ifPresent(source -> words.addAll(List.of("--from", source.toString())));
    words.addAll(machine(draft));
    Wishes wishes = draft.wishes();
    wishes.profile().ifPresent(profile -> words.addAll(List.of("--profile", profile)));
    wishes.wants().forEach(want -> words.addAll(List.of("--want", want)));
    wishes.without().forEach(without -> words.addAll(List.of("--without", without)));
    wishes
        .pins()
        .forEach((service, place) -> words.addAll(List.of("--pin", service + "=" + place)));
    wishes
        .replicas()
        .forEach((service, count) -> words.addAll(List.of("--replicas", service + "=" + count)));
    if (wishes.languageModel() != Wishes.NONE.languageModel()) {
      words.addAll(List.of("--language-model", wishes.languageModel().word()));
    }
    wishes
        .localModel()
        .filter(model -> wishes.languageModel() == LanguageModel.LOCAL)
        .ifPresent(
            model ->
                words.addAll(
                    List.of(
                        "--local-model",
                        model.id(),
                        "--context-size",
                        String.valueOf(model.contextTokens()))));
    wishes.withoutKeys().forEach(group -> words.addAll(List.of("--without-key", group)));
    limits(wishes.limits(), words);
    settings(draft, words);
    words.addAll(List.of("--out", "plan.yaml"));
    return words;
  }

  private static void limits(Limits limits, List<String> words) {
    new TreeMap<>(limits.gpuFreeMiB())
        .forEach((card, mib) -> words.addAll(List.of("--gpu-free", card + "=" + mib)));
    new TreeMap<>(limits.gpuReserveMiB())
        .forEach(
            (card, mib) ->
                words.addAll(
                    List.of("--reserve", card == Limits.EVERY_CARD ? "" + mib : card + "=" + mib)));
    new TreeSet<>(limits.excludedGpus())
        .forEach(card -> words.addAll(List.of("--without-gpu", "" + card)));
    limits.ramMiB().ifPresent(mib -> words.addAll(List.of("--ram", "" + mib)));
    limits.ramReserveMiB().ifPresent(mib -> words.addAll(List.of("--ram-reserve", "" + mib)));
  }

  private static void settings(Draft draft, List<String> words) {
    Settings settings = draft.settings();
    Settings usual = Settings.defaults();
    if (!settings.channel().equals(usual.channel())) {
      words.addAll(List.of("--channel", settings.channel()));
    }
    if (!settings.registry().isEmpty()) {
      words.addAll(List.of("--registry", settings.registry()));
    }
    if (settings.memcachedMiB() != usual.memcachedMiB()) {
      words.addAll(List.of("--cache", String.valueOf(settings.memcachedMiB())));
    }
    if (settings.port() != usual.port()) {
      words.addAll(List.of("--port", String.valueOf(settings.port())));
    }
    if (settings.network() != Reach.LOCAL) {
      words.addAll(List.of("--network", settings.network().name().toLowerCase(Locale.ROOT)));
    }
    site(settings.site(), words);
    if (settings.guard() != draft.guardIsUsual()) {
      words.addAll(List.of("--guard", settings.guard() ? "on" : "off"));
    }
    if (settings.restart() == Restart.UNLESS_STOPPED) {
      words.addAll(List.of("--restart", "unless-stopped"));
    }
  }

  private static void site(Site site, List<String> words) {
    option("--domain", site.domain(), "", words);
    option("--path", site.path(), "", words);
    option("--email", site.email(), "", words);
    option("--cert", site.certificate(), "", words);
    option("--cert-key", site.key(), "", words);
    if (site.traefik() == Site.Traefik.JOIN) {
      words.addAll(List.of("--traefik", "join"));
    }
    option("--resolver", site.resolver(), Site.USUAL_RESOLVER, words);
    String usualPort = String.valueOf(Site.USUAL_HTTPS);
    option("--https-port", String.valueOf(site.httpsPort()), usualPort, words);
  }

  private static void option(String name, String value, String usual, List<String> words) {
    if (!value.equals(usual)) {
      words.addAll(List.of(name, value));
    }
  }

  private static String join(String command, List<String> words) {
    List<String> all = new ArrayList<>(List.of("image-wizard", command));
    all.addAll(words);
    return Shell.line(all);
  }
}
