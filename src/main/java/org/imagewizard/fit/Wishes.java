package org.imagewizard.fit;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a person asks of the fit. Names are checked against the catalog by {@link Fit}.
 *
 * @param profile take this selection of the source instead of the best fit
 * @param wants capabilities that must be on
 * @param without services or capabilities that must be off
 * @param pins service to place, as typed: off, cpu, gpu:N, on
 * @param replicas service to number of replicas
 * @param withoutKeys key groups the person does not have
 */
public record Wishes(
    Optional<String> profile,
    List<String> wants,
    List<String> without,
    Map<String, String> pins,
    Map<String, Integer> replicas,
    LanguageModel languageModel,
    List<String> withoutKeys) {
  public static final Wishes NONE =
      new Wishes(
          Optional.empty(),
          List.of(),
          List.of(),
          Map.of(),
          Map.of(),
          LanguageModel.REMOTE,
          List.of());

  public Wishes {
    wants = List.copyOf(wants);
    without = List.copyOf(without);
    pins = Map.copyOf(pins);
    replicas = Map.copyOf(replicas);
    withoutKeys = List.copyOf(withoutKeys);
  }
}
