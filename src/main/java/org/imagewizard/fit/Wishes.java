package org.imagewizard.fit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.imagewizard.catalog.LocalModel;

/**
 * What a person asks of the fit. Names are checked against the catalog by {@link Fit}.
 *
 * @param profile take this selection of the source instead of the best fit
 * @param wants capabilities that must be on
 * @param without services or capabilities that must be off
 * @param pins service to place, as typed: off, cpu, gpu:N, on
 * @param replicas service to number of replicas
 * @param withoutKeys key groups the person does not have
 * @param limits room as the person says it
 * @param localModel which model runs here when {@code languageModel} is local; empty for the usual
 */
public record Wishes(
    Optional<String> profile,
    List<String> wants,
    List<String> without,
    Map<String, String> pins,
    Map<String, Integer> replicas,
    LanguageModel languageModel,
    List<String> withoutKeys,
    Limits limits,
    Optional<LocalModel> localModel) {
  public static final Wishes NONE =
      new Wishes(
          Optional.empty(),
          List.of(),
          List.of(),
          Map.of(),
          Map.of(),
          LanguageModel.REMOTE,
          List.of());

  /** With the room as it is measured. */
  public Wishes(
      Optional<String> profile,
      List<String> wants,
      List<String> without,
      Map<String, String> pins,
      Map<String, Integer> replicas,
      LanguageModel languageModel,
      List<String> withoutKeys) {
    this(
        profile,
        wants,
        without,
        pins,
        replicas,
        languageModel,
        withoutKeys,
        Limits.NONE,
        Optional.empty());
  }

  public Wishes {
    wants = List.copyOf(wants);
    without = List.copyOf(without);
    pins = Map.copyOf(pins);
    replicas = Map.copyOf(replicas);
    withoutKeys = List.copyOf(withoutKeys);
  }

  public Wishes withWants(List<String> next) {
    return new Wishes(
        profile, next, without, pins, replicas, languageModel, withoutKeys, limits, localModel);
  }

  public Wishes withPins(Map<String, String> next) {
    return new Wishes(
        profile, wants, without, next, replicas, languageModel, withoutKeys, limits, localModel);
  }

  /** Neither capabilities nor places are asked for, so the best fit decides. */
  public Wishes forgotten() {
    return new Wishes(
        Optional.empty(),
        List.of(),
        List.of(),
        Map.of(),
        replicas,
        languageModel,
        withoutKeys,
        limits,
        localModel);
  }

  public Wishes withLimits(Limits next) {
    return new Wishes(
        profile, wants, without, pins, replicas, languageModel, withoutKeys, next, localModel);
  }

  public Wishes withReplicas(Map<String, Integer> next) {
    return new Wishes(
        profile, wants, without, pins, next, languageModel, withoutKeys, limits, localModel);
  }

  public Wishes withoutNames(List<String> next) {
    return new Wishes(
        profile, wants, next, pins, replicas, languageModel, withoutKeys, limits, localModel);
  }

  public Wishes withoutKeys(List<String> next) {
    return new Wishes(
        profile, wants, without, pins, replicas, languageModel, next, limits, localModel);
  }

  public Wishes withLanguageModel(LanguageModel next) {
    return new Wishes(
        profile, wants, without, pins, replicas, next, withoutKeys, limits, localModel);
  }

  public Wishes withLocalModel(LocalModel next) {
    return new Wishes(
        profile,
        wants,
        without,
        pins,
        replicas,
        languageModel,
        withoutKeys,
        limits,
        Optional.of(next));
  }
}
