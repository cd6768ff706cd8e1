package org.imagewizard.fit;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.imagewizard.base.problem.Problem;
import org.imagewizard.base.problem.ProblemException;
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
    wishes.wants().forEach(id -> known("capability", id, capabilities));
    TreeSet<String> both = new TreeSet<>(services);
    both.addAll(capabilities);
    wishes.without().forEach(name -> known("service or capability", name, both));
    wishes.withoutKeys().forEach(id -> known("key group", id, keyGroups));
    wishes.profile().ifPresent(name -> known("profile", name, profiles));
    wishes
        .pins()
        .forEach(
            (name, place) -> {
              known("service", name, services);
              checkPlace(name, place);
              if (wishes.without().contains(name) && !place.equals("off")) {
                throw refuse(
                    "wish.contradiction", name + " is both left out and pinned to " + place + ".");
              }
            });
    wishes
        .replicas()
        .forEach(
            (name, number) -> {
              known("service", name, services);
              if (number < 1) {
                throw refuse(
                    "wish.replicas",
                    name + " cannot have " + number + " replicas.",
                    "Use 1 or more; to leave it out, pin it: --pin " + name + "=off");
              }
            });
    checkLimits(wishes.limits());
    for (String want : wishes.wants()) {
      if (wishes.without().contains(want)) {
        throw refuse("wish.contradiction", want + " is both wanted and left out.");
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
        String there =
            cards.isEmpty()
                ? "This computer has no graphics card."
                : "There are: " + String.join(", ", cards.stream().map(c -> "" + c).toList()) + ".";
        throw refuse(
            "wish.card", "There is no GPU " + card + ". " + there, "List them: image-wizard check");
      }
    }
  }

  private static void checkPlace(String name, String place) {
    if (!place.equals("on") && Place.parse(place).isEmpty()) {
      throw refuse(
          "wish.place",
          "\"" + place + "\" is not a place for " + name + ".",
          "Use off, on, cpu or gpu:0 (the card's number).");
    }
  }

  private static void known(String kind, String name, Collection<String> names) {
    if (!names.contains(name)) {
      String hint =
          Suggest.nearest(name, names).map(near -> " Did you mean " + near + "?").orElse("");
      String list = names.isEmpty() ? "There is none." : "List them: image-wizard catalog";
      if (kind.equals("key group") || kind.equals("profile")) {
        list = names.isEmpty() ? list : "There are: " + String.join(", ", names);
      }
      throw refuse("wish.unknown", "There is no " + kind + " \"" + name + "\"." + hint, list);
    }
  }

  private static ProblemException refuse(String id, String summary, String... actions) {
    return new ProblemException(Problem.input(id, summary, actions));
  }
}
