package org.imagewizard.fit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.imagewizard.base.task.Cancellation;
import org.imagewizard.catalog.Catalog;
import org.imagewizard.machine.Machine;

/** What other wishes would give: with the keys that are missing, or a language model elsewhere. */
final class Alternatives {
  private final Fit fit;
  private final Catalog catalog;
  private final Machine machine;
  private final Wishes wishes;
  private final Set<String> now;
  private final Cancellation cancellation;
  private final Map<Wishes, Set<String>> known = new HashMap<>();

  /**
   * @param catalog as given, without a local language model
   * @param now capabilities that are on
   */
  Alternatives(
      Fit fit,
      Catalog catalog,
      Machine machine,
      Wishes wishes,
      Set<String> now,
      Cancellation cancellation) {
    this.fit = fit;
    this.catalog = catalog;
    this.machine = machine;
    this.wishes = wishes;
    this.now = now;
    this.cancellation = cancellation;
  }

  /** Whether these keys alone let it in, and nothing that is on goes off for it. */
  boolean withKeys(List<String> groups, String capability) {
    List<String> rest = new ArrayList<>(wishes.withoutKeys());
    rest.removeAll(groups);
    return lets(wishes.withoutKeys(rest), capability);
  }

  /** The same for a language model elsewhere. */
  boolean withRemoteModel(String capability) {
    return wishes.languageModel() != LanguageModel.REMOTE
        && lets(wishes.withLanguageModel(LanguageModel.REMOTE), capability);
  }

  private boolean lets(Wishes other, String capability) {
    Set<String> on =
        known.computeIfAbsent(
            other,
            w -> {
              Placement answer = fit.solve(catalog, machine, w, Map.of(), cancellation).placement();
              return answer.conflict().isEmpty() ? answer.capabilities() : Set.of();
            });
    return on.contains(capability) && on.containsAll(now);
  }
}
