package org.imagewizard.fit;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.imagewizard.catalog.Capability;
import org.imagewizard.catalog.Service;

/** Why a service is on or off. */
final class ServiceReasons {
  private final Explainer.Facts facts;
  private final PlacementReasons placements;
  private final CapabilityReasons capabilities;

  ServiceReasons(
      Explainer.Facts facts, PlacementReasons placements, CapabilityReasons capabilities) {
    this.facts = facts;
    this.placements = placements;
    this.capabilities = capabilities;
  }

  String of(Service service) {
    Optional<String> pin = Optional.ofNullable(facts.wishes().pins().get(service.name()));
    String reason = inConflict(service, pin).orElseGet(() -> plain(service, pin));
    boolean fallback =
        facts.place(service.name()).equals(Place.CPU)
            && service.gpu().capable()
            && service.gpu().cpuCapable();
    if (fallback) {
      String note = service.gpu().cpuNote().in(facts.say().locale());
      return reason + " " + facts.say().slower(note);
    }
    return onNewerCard(service)
        ? reason + " " + facts.say().say("newer-card", service.gpu().cuda())
        : reason;
  }

  private boolean onNewerCard(Service service) {
    Place place = facts.place(service.name());
    return place.kind() == Place.Kind.GPU
        && facts.machine().gpus().stream()
            .filter(gpu -> gpu.index() == place.gpu())
            .anyMatch(gpu -> CardGeneration.newer(gpu, service.gpu().cuda()));
  }

  private String plain(Service service, Optional<String> pin) {
    if (pin.isPresent()) {
      return facts.say().say("pinned", pin.get());
    }
    return facts.on(service.name()) ? whyOn(service) : whyOff(service);
  }

  private Optional<String> inConflict(Service service, Optional<String> pin) {
    List<String> conflict = facts.placement().conflict();
    boolean named =
        conflict.stream()
            .anyMatch(
                entry ->
                    entry.startsWith("pin " + service.name() + "=")
                        || entry.equals("base " + service.name()));
    Prepared.Why known = facts.prepared().services().get(service.name());
    boolean ofProfile = known != null && known.kind() == Prepared.Kind.PROFILE_ON;
    boolean stays = ofProfile && !conflict.isEmpty() && placements.overfull(service);
    if (!named && !stays) {
      return Optional.empty();
    }
    if (ofProfile) {
      String place = facts.place(service.name()).toString();
      String why = placements.tooLarge(service).orElse("");
      String profile = facts.wishes().profile().orElse("");
      return Optional.of(facts.say().say("profile.stays", profile, place, why).trim());
    }
    Optional<String> alone = pin.isPresent() ? placements.against(service) : Optional.empty();
    return Optional.of(alone.orElseGet(() -> facts.say().cannotHold(conflict)));
  }

  private String whyOn(Service service) {
    String name = service.name();
    if (service.base()) {
      return facts.say().say("base");
    }
    Prepared.Why known = facts.prepared().services().get(name);
    if (known != null && known.kind() == Prepared.Kind.PROFILE_ON) {
      return facts.said(known);
    }
    List<String> needed = new ArrayList<>();
    List<String> improved = new ArrayList<>();
    for (Capability capability : facts.catalog().capabilities()) {
      if (!facts.placement().capabilities().contains(capability.id())) {
        continue;
      }
      if (facts.reach().behind(capability.id()).contains(name)) {
        needed.add(facts.title(capability.id()));
      } else if (capability.extras().stream().anyMatch(e -> e.services().contains(name))) {
        improved.add(facts.title(capability.id()));
      }
    }
    if (!needed.isEmpty()) {
      return facts.say().say("needed-for", facts.say().titles(needed));
    }
    if (!improved.isEmpty()) {
      return facts.say().say("improves", facts.say().titles(improved));
    }
    List<String> needing = facts.reach().needing(name, facts.placement().places());
    return facts.say().say("needed-by", facts.say().list(needing));
  }

  private String whyOff(Service service) {
    Prepared.Why known = facts.prepared().services().get(service.name());
    if (known != null && known.kind() != Prepared.Kind.PROFILE_ON) {
      return facts.said(known);
    }
    Optional<String> rival = rivalOn(service.name());
    if (rival.isPresent()) {
      return facts.say().say("rival", rival.get());
    }
    List<String> waiting =
        facts.catalog().capabilities().stream()
            .map(Capability::id)
            .filter(id -> !facts.placement().capabilities().contains(id))
            .filter(id -> facts.reach().possibly(id).contains(service.name()))
            .toList();
    Optional<String> noRoom = placements.noRoom(service);
    if (!waiting.isEmpty()) {
      List<String> titles = waiting.stream().map(facts::title).toList();
      String why =
          noRoom.orElseGet(
              () -> capabilities.of(facts.catalog().capability(waiting.getFirst()).orElseThrow()));
      return facts.say().say("only-for", facts.say().titles(titles), why);
    }
    return noRoom
        .or(() -> extraWithoutRoom(service))
        .or(() -> alternativeOn(service.name()).map(other -> facts.say().say("alternative", other)))
        .orElseGet(() -> facts.say().say("nobody"));
  }

  /** It would only add something together with a service for which there is no room. */
  private Optional<String> extraWithoutRoom(Service service) {
    for (Capability capability : facts.catalog().capabilities()) {
      for (Capability.Extra extra : capability.extras()) {
        List<String> together = new ArrayList<>(extra.services());
        service.needs().forEach(together::addAll);
        for (String other : together) {
          Optional<String> why =
              facts.on(other) || !extra.services().contains(service.name())
                  ? Optional.empty()
                  : facts.catalog().service(other).flatMap(placements::noRoom);
          if (why.isPresent()) {
            return why.map(w -> facts.say().onlyMore(facts.title(capability.id()), other, w));
          }
        }
      }
    }
    return Optional.empty();
  }

  private Optional<String> rivalOn(String name) {
    return facts.catalog().conflicts().stream()
        .filter(pair -> pair.contains(name))
        .flatMap(List::stream)
        .filter(other -> !other.equals(name) && facts.on(other))
        .findFirst();
  }

  private Optional<String> alternativeOn(String name) {
    return facts.prepared().model().capabilities().stream()
        .filter(goal -> facts.placement().capabilities().contains(goal.id()))
        .flatMap(goal -> goal.needs().stream())
        .filter(group -> group.contains(name))
        .flatMap(List::stream)
        .filter(facts::on)
        .findFirst();
  }
}
