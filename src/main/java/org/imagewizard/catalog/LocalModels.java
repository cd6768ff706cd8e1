package org.imagewizard.catalog;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.base.text.Phrase;
import org.imagewizard.base.text.Suggest;
import org.imagewizard.base.yaml.Fields;

/**
 * The language models that can run beside IMAGE (templates/catalog/language-models.yaml): how much
 * of a card each takes, and a catalog with one of them in it.
 */
public final class LocalModels {
  private static final int KIB_PER_MIB = 1024;

  /** IMAGE's own follow-up questions may be that long. */
  private static final int SHORTEST = 2048;

  private static final int LONGEST = 131_072;

  private final Fields file;
  private final Map<String, Size> sizes;
  private final long requests;

  /** What one model takes; weights and overhead in MiB. */
  private record Size(String name, long weights, long overhead, long cacheKiB, int context) {}

  private LocalModels(Fields file) {
    this.file =
        file.allow(Phrase.plain("language-models.yaml"), Set.of("server", "settings", "models"));
    sizes =
        new LinkedHashMap<>(
            file.map("models", v -> size(Fields.of(v, Phrase.plain("a language model")))));
    requests = number(TemplateFiles.inner(file, "server"), "requests");
  }

  public static LocalModels bundled() {
    return new LocalModels(new TemplateFiles().read("catalog/language-models.yaml"));
  }

  public List<String> ids() {
    return List.copyOf(sizes.keySet());
  }

  /**
   * A model and its context; the usual ones where nothing is said.
   *
   * @throws ProblemException kind INPUT for an unknown model or a context that cannot be meant
   */
  public LocalModel choose(Optional<String> id, Optional<Integer> contextTokens) {
    String chosen = id.orElseGet(() -> ids().getFirst());
    Size size = sizes.get(chosen);
    if (size == null) {
      Phrase near = Suggest.hint(chosen, ids());
      throw new ProblemException(
          Problem.input(
              "language-model.unknown",
              Sentence.of("model.unknown", chosen, near),
              Sentence.of("known", String.join(", ", ids()))));
    }
    int context = contextTokens.orElse(size.context());
    if (context < SHORTEST || context > LONGEST) {
      throw new ProblemException(
          Problem.input(
              "language-model.context",
              Sentence.of("model.context", String.valueOf(context)),
              Sentence.of(
                  "model.context.advice", String.valueOf(SHORTEST), String.valueOf(LONGEST))));
    }
    return new LocalModel(chosen, context);
  }

  /** Its memory on a card, an estimate: weights, cache for every request at once, and the rest. */
  public long vramMiB(LocalModel model) {
    Size size = size(model);
    return size.weights() + size.overhead() + cacheKiB(model) / KIB_PER_MIB;
  }

  /** The catalog with the model's server, which every service that asks a language model needs. */
  public Catalog addedTo(Catalog catalog, LocalModel model) {
    Fields server = TemplateFiles.inner(file, "server");
    String name = server.string("name");
    return catalog.service(name).isPresent()
        ? catalog
        : new LocalModelServer(server, filled(model), vramMiB(model), size(model).weights())
            .addedTo(catalog, settings(model));
  }

  private Map<String, String> settings(LocalModel model) {
    Map<String, String> filled = filled(model);
    return file.map("settings", v -> LocalModelServer.fill(String.valueOf(v.plain()), filled));
  }

  private Map<String, String> filled(LocalModel model) {
    return Map.of(
        "{model}", size(model).name(),
        "{context}", String.valueOf(model.contextTokens()),
        "{requests}", String.valueOf(requests),
        "{cacheBytes}", String.valueOf(cacheKiB(model) * KIB_PER_MIB));
  }

  private long cacheKiB(LocalModel model) {
    return requests * model.contextTokens() * size(model).cacheKiB();
  }

  private Size size(LocalModel model) {
    return Objects.requireNonNull(sizes.get(model.id()), model.id());
  }

  private static Size size(Fields entry) {
    entry.allow(
        Phrase.plain("a model"), Set.of("name", "weights", "overhead", "cacheKiB", "context"));
    return new Size(
        entry.string("name"),
        number(entry, "weights"),
        number(entry, "overhead"),
        number(entry, "cacheKiB"),
        (int) number(entry, "context"));
  }

  private static long number(Fields entry, String key) {
    return entry.number(key).orElseThrow(() -> entry.missing(key));
  }
}
