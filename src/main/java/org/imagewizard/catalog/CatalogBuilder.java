package org.imagewizard.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.imagewizard.base.text.Phrase;

/** From a stack and the knowledge to the catalog: only what this source can do. */
final class CatalogBuilder {
  private final Knowledge knowledge;

  CatalogBuilder(Knowledge knowledge) {
    this.knowledge = knowledge;
  }

  Catalog build(String source, ComposeStack stack, List<Phrase> readingNotices) {
    Set<String> names = stack.services().keySet();
    ServiceMaker maker = new ServiceMaker(knowledge, names);
    List<Service> all = new ArrayList<>();
    stack.services().forEach((name, map) -> all.add(maker.make(name, new SourceFacts(map))));
    Possible possible = new Possible(all);
    List<Phrase> notices = new ArrayList<>(readingNotices);
    List<Capability> capabilities = capabilities(all, possible, notices);
    unknown(all, notices);
    return new Catalog(
        source,
        stack,
        all.stream().map(service -> withNeeds(service, possible.among(service.needs()))).toList(),
        capabilities,
        knowledge.conflicts().stream().filter(names::containsAll).toList(),
        new KeyHomes(knowledge, stack).groups(),
        notices);
  }

  private List<Capability> capabilities(
      List<Service> all, Possible possible, List<Phrase> notices) {
    List<Capability> kept = new ArrayList<>();
    List<LocalText> dropped = new ArrayList<>();
    for (Capability capability : knowledge.capabilities()) {
      if (possible.holds(capability.needs())) {
        kept.add(within(capability, possible));
      } else {
        dropped.add(capability.title());
      }
    }
    if (kept.isEmpty()) {
      notices.add(Sentence.of("notice.no-capability"));
    } else if (!dropped.isEmpty()) {
      notices.add(Sentence.of("notice.lacks", dropped));
    }
    Set<String> ids = kept.stream().map(Capability::id).collect(Collectors.toSet());
    for (Service service : all) {
      boolean unknownHandler = !service.known() && service.kind() == Service.Kind.HANDLER;
      if (unknownHandler && possible.holds(service.needs()) && !ids.contains(service.name())) {
        kept.add(of(service.name()));
      }
    }
    return kept;
  }

  private static Capability within(Capability capability, Possible possible) {
    return new Capability(
        capability.id(),
        capability.title(),
        capability.description(),
        capability.group(),
        capability.value(),
        possible.among(capability.needs()),
        capability.extras().stream().filter(e -> possible.hasAll(e.services())).toList(),
        capability.keys(),
        capability.offReason());
  }

  /** What an unknown handler gives; worth little, so that it never displaces anything known. */
  private static Capability of(String handler) {
    return new Capability(
        handler,
        LocalText.of(language -> handler),
        LocalText.of(Sentence.of("handler.unknown", handler)::in),
        "other",
        1,
        List.of(List.of(handler)),
        List.of(),
        List.of(),
        LocalText.EMPTY);
  }

  private static Service withNeeds(Service service, List<List<String>> needs) {
    return new Service(
        service.name(),
        service.image(),
        service.kind(),
        service.stage(),
        service.base(),
        service.known(),
        service.use(),
        service.requires(),
        service.optional(),
        needs,
        service.keys(),
        service.gpu(),
        service.envFiles(),
        service.profiles(),
        service.replicas(),
        service.estimate());
  }

  private static void unknown(List<Service> all, List<Phrase> notices) {
    List<String> names = all.stream().filter(s -> !s.known()).map(Service::name).toList();
    if (!names.isEmpty()) {
      notices.add(Sentence.of("notice.unknown", String.join(", ", names)));
    }
  }
}
