package org.imagewizard.fit;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.problem.ProblemException;
import org.imagewizard.base.text.Phrase;
import org.imagewizard.base.text.Suggest;
import org.imagewizard.catalog.Capability;
import org.imagewizard.catalog.Catalog;
import org.imagewizard.catalog.KeyGroup;
import org.imagewizard.catalog.Service;
import org.imagewizard.machine.Gpu;
import org.imagewizard.machine.Machine;

/**
 * Refuses what cannot be meant: unknown names, malformed values and contradictions. A wish that is
 * well formed and cannot hold is not refused here; the solver answers it with the conflict.
 */
final class WishCheck {
  private final List<String> services;
  private final List<String> capabilities;
  private final List<String> keyGroups;
  private final Set<String> profiles = new TreeSet<>();

  private final List<Integer> cards;

  WishCheck(Catalog catalog, Machine machine) {
    cards = machine.gpus().stream().map(Gpu::index).toList();
    services = catalog.services().stream().map(Service::name).toList();
    capabilities = catalog.capabilities().stream().map(Capability::id).toList();
    keyGroups = catalog.keyGroups().stream().map(KeyGroup::id).toList();
    catalog.services().forEach(s -> profiles.addAll(s.profiles()));
    profiles.addAll(catalog.stack().profiles());
  }

  /**
   * @throws ProblemException kind INPUT
   */
  void check(Wishes wishes) {
    wishes.wants().forEach(id -> known("wish.unknown.capability", id, capabilities));
    TreeSet<String> both = new TreeSet<>(services);
    both.addAll(capabilities);
    wishes.without().forEach(name -> known("wish.unknown.either", name, both));
    wishes.withoutKeys().forEach(id -> known("wish.unknown.keys", id, keyGroups));
    wishes.profile().ifPresent(name -> known("wish.unknown.profile", name, profiles));
    wishes
        .pins()
        .forEach(
            (name, place) -> {
              known("wish.unknown.service", name, services);
              checkPlace(name, place);
              if (wishes.without().contains(name) && !place.equals("off")) {
                throw refuse(
                    "wish.contradiction", Sentences.phrase("wish.pinned-out", name, place));
              }
            });
    wishes
        .replicas()
        .forEach(
            (name, number) -> {
              known("wish.unknown.service", name, services);
              if (number < 1) {
                throw refuse(
                    "wish.replicas",
                    Sentences.phrase("wish.replicas", name, String.valueOf(number)),
                    Sentences.phrase("wish.replicas.advice", name));
              }
            });
    checkLimits(wishes.limits());
    for (String want : wishes.wants()) {
      if (wishes.without().contains(want)) {
        throw refuse("wish.contradiction", Sentences.phrase("wish.both", want));
      }
    }
  }

  private void checkLimits(Limits limits) {
    Set<Integer> named = new TreeSet<>(limits.gpuFreeMiB().keySet());
    named.addAll(limits.gpuReserveMiB().keySet());
    named.addAll(limits.excludedGpus());
    named.remove(Limits.EVERY_CARD);
    for (int card : named) {
      if (!cards.contains(card)) {
        String there = String.join(", ", cards.stream().map(String::valueOf).toList());
        throw refuse(
            "wish.card",
            cards.isEmpty()
                ? Sentences.phrase("wish.card.none", String.valueOf(card))
                : Sentences.phrase("wish.card", String.valueOf(card), there),
            Sentences.phrase("wish.card.advice"));
      }
    }
  }

  private static void checkPlace(String name, String place) {
    if (!place.equals("on") && Place.parse(place).isEmpty()) {
      throw refuse(
          "wish.place",
          Sentences.phrase("wish.place", place, name),
          Sentences.phrase("wish.place.advice"));
    }
  }

  private static void known(String key, String name, Collection<String> names) {
    if (!names.contains(name)) {
      boolean few = key.equals("wish.unknown.keys") || key.equals("wish.unknown.profile");
      Phrase list =
          few
              ? Sentences.phrase("wish.known", String.join(", ", names))
              : Sentences.phrase("wish.list");
      throw refuse(
          "wish.unknown",
          Sentences.phrase(key, name, Suggest.hint(name, names)),
          names.isEmpty() ? Sentences.phrase("wish.none") : list);
    }
  }

  private static ProblemException refuse(String id, Phrase what, Phrase... advice) {
    return new ProblemException(Problem.input(id, what, advice));
  }
}
