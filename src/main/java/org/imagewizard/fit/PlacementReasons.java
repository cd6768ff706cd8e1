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
          facts
              .say()
              .notOnProcessor(
                  service.name(), service.gpu().cpuNote().in(facts.say().locale()), cards));
    }
    return Place.parse(pin)
        .filter(place -> place.kind() == Place.Kind.GPU)
        .flatMap(place -> againstCard(service, place.gpu()));
  }

  private Optional<String> againstCard(Service service, int id) {
    FitModel model = facts.prepared().model();
    Optional<FitModel.Card> card = model.gpus().stream().filter(c -> c.id() == id).findFirst();
    if (card.isEmpty()) {
      return Optional.of(
          facts.say().noSuchCard(id, model.gpus().stream().map(FitModel.Card::id).toList()));
    }
    if (!service.gpu().capable()) {
      return Optional.of(facts.say().say("no-use-of-card", service.name()));
    }
    long need = need(service);
    long room = card.get().roomMiB();
    return need > room ? Optional.of(tooLarge(need, id, room)) : Optional.empty();
  }

  /** Too large for what the cards have left now, and not able to do without one. */
  Optional<String> noRoom(Service service) {
    if (!service.gpu().capable() || service.gpu().cpuCapable()) {
      return Optional.empty();
    }
    long need = need(service);
    FitModel model = facts.prepared().model();
    if (model.gpus().isEmpty()) {
      return Optional.of(needsSomeCard(need));
    }
    int roomiest = -1;
    long most = -1;
    for (FitModel.Card card : model.gpus()) {
      long left = card.roomMiB() - used(card.id());
      if (left > most) {
        most = left;
        roomiest = card.id();
      }
    }
    return need > most
        ? Optional.of(
            facts
                .say()
                .say("needs-card", mib(need), String.valueOf(roomiest), mib(Math.max(0, most))))
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
        .max(java.util.Comparator.comparingLong(FitModel.Card::roomMiB))
        .map(card -> tooLarge(need, card.id(), card.roomMiB()))
        .or(() -> Optional.of(needsSomeCard(need)));
  }

  private String tooLarge(long need, int card, long room) {
    return facts.say().say("too-large", mib(need), String.valueOf(card), mib(room));
  }

  private String needsSomeCard(long need) {
    return facts.say().say("needs-some-card", mib(need));
  }

  private String mib(long mib) {
    return facts.say().mib(mib);
  }

  /** Memory of the budget that nothing is planned for. */
  long memoryLeft() {
    long used = 0;
    for (FitModel.Item item : facts.prepared().model().services()) {
      Place place = facts.place(item.name());
      long one = place.kind() == Place.Kind.GPU ? item.ramGpuMiB() : item.ramCpuMiB();
      used += place.isOn() ? one * item.replicas() : 0;
    }
    return Math.max(0, facts.prepared().model().ramBudgetMiB() - used);
  }

  /** Disk that nothing is planned for. */
  long diskLeft() {
    long used =
        facts.prepared().model().services().stream()
            .filter(item -> facts.on(item.name()))
            .mapToLong(FitModel.Item::diskMiB)
            .sum();
    return Math.max(0, facts.prepared().model().diskFreeMiB() - used);
  }

  /** It is on a card that holds more than it has room for, or on one that is not there. */
  boolean overfull(Service service) {
    Place place = facts.place(service.name());
    return place.kind() == Place.Kind.GPU
        && facts.prepared().model().gpus().stream()
            .filter(card -> card.id() == place.gpu())
            .noneMatch(card -> used(card.id()) <= card.roomMiB());
  }

  long need(Service service) {
    return facts.prepared().model().services().stream()
        .filter(item -> item.name().equals(service.name()))
        .mapToLong(item -> item.vramMiB() * item.replicas())
        .findFirst()
        .orElse(0);
  }

  private long used(int card) {
    Map<String, Place> places = facts.placement().places();
    return facts.prepared().model().services().stream()
        .filter(item -> places.getOrDefault(item.name(), Place.OFF).equals(Place.gpu(card)))
        .mapToLong(item -> item.vramMiB() * item.replicas())
        .sum();
  }
}
