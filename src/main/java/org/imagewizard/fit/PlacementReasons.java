package org.imagewizard.fit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.imagewizard.catalog.Service;

/** Why a service cannot be where somebody pinned it, and what a card has left. */
final class PlacementReasons {
  private final Explainer.Facts facts;

  PlacementReasons(Explainer.Facts facts) {
    this.facts = facts;
  }

  /** What speaks against a typed pin on its own: kind of service, missing card, size. */
  Optional<String> against(Service service) {
    String pin = facts.prepared().model().pins().getOrDefault(service.name(), "");
    if (pin.equals("cpu") && !service.gpu().cpuCapable()) {
      List<Integer> cards =
          facts.prepared().model().gpus().stream().map(FitModel.Card::id).toList();
      return Optional.of(
          facts.say().notOnProcessor(service.name(), service.gpu().cpuNote(), cards));
    }
    return Place.parse(pin)
        .filter(place -> place.kind() == Place.Kind.GPU)
        .flatMap(place -> againstCard(service, place.gpu()));
  }

  private Optional<String> againstCard(Service service, int id) {
    FitModel model = facts.prepared().model();
    Optional<FitModel.Card> card = model.gpus().stream().filter(c -> c.id() == id).findFirst();
    if (card.isEmpty()) {
      return Optional.of(facts.say().noSuchCard(id, model.gpus().size()));
    }
    if (!service.gpu().capable()) {
      return Optional.of(facts.say().noUseOfCard(service.name()));
    }
    long need = need(service);
    long room = room(card.get());
    return need > room ? Optional.of(facts.say().tooLarge(need, id, room)) : Optional.empty();
  }

  /** Too large for what the cards have left now, and not able to do without one. */
  Optional<String> noRoom(Service service) {
    if (!service.gpu().capable() || service.gpu().cpuCapable()) {
      return Optional.empty();
    }
    long need = need(service);
    FitModel model = facts.prepared().model();
    if (model.gpus().isEmpty()) {
      return Optional.of(facts.say().needsSomeCard(need));
    }
    int roomiest = -1;
    long most = -1;
    for (FitModel.Card card : model.gpus()) {
      long left = room(card) - used(card.id());
      if (left > most) {
        most = left;
        roomiest = card.id();
      }
    }
    return need > most
        ? Optional.of(facts.say().needsCard(need, roomiest, Math.max(0, most)))
        : Optional.empty();
  }

  /** Too large for every card as it is now, even alone. */
  Optional<String> tooLarge(Service service) {
    List<FitModel.Card> cards = facts.prepared().model().gpus();
    if (!service.gpu().capable() || service.gpu().cpuCapable()) {
      return Optional.empty();
    }
    long need = need(service);
    return cards.stream()
        .max(java.util.Comparator.comparingLong(PlacementReasons::room))
        .map(card -> facts.say().tooLarge(need, card.id(), room(card)))
        .or(() -> Optional.of(facts.say().needsSomeCard(need)));
  }

  /** It is on a card that holds more than it has room for, or on one that is not there. */
  boolean overfull(Service service) {
    Place place = facts.place(service.name());
    return place.kind() == Place.Kind.GPU
        && facts.prepared().model().gpus().stream()
            .filter(card -> card.id() == place.gpu())
            .noneMatch(card -> used(card.id()) <= room(card));
  }

  long need(Service service) {
    return facts.prepared().model().services().stream()
        .filter(item -> item.name().equals(service.name()))
        .mapToLong(item -> item.vramMiB() * item.replicas())
        .findFirst()
        .orElse(0);
  }

  private static long room(FitModel.Card card) {
    return Math.max(0, card.freeMiB() - card.reserveMiB());
  }

  private long used(int card) {
    Map<String, Place> places = facts.placement().places();
    return facts.prepared().model().services().stream()
        .filter(item -> places.getOrDefault(item.name(), Place.OFF).equals(Place.gpu(card)))
        .mapToLong(item -> item.vramMiB() * item.replicas())
        .sum();
  }
}
