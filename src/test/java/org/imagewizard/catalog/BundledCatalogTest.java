package org.imagewizard.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.imagewizard.catalog.Service.Kind;
import org.imagewizard.catalog.Service.Use;
import org.junit.jupiter.api.Test;

/** The bundled catalog is whole: nothing dangles, nothing is forgotten. */
class BundledCatalogTest {
  private final Catalog catalog = new CatalogLoader(Map.of()).bundled();
  private final Set<String> names =
      catalog.services().stream().map(Service::name).collect(Collectors.toSet());

  @Test
  void holdsEveryServiceAndCapability() {
    assertThat(catalog.services()).hasSize(41).allMatch(Service::known);
    assertThat(catalog.capabilities()).hasSize(18);
    assertThat(catalog.notices()).isEmpty();
    assertThat(catalog.stack().services().keySet()).containsExactlyElementsOf(names());
  }

  @Test
  void profilesSelectAsManyAsUpstream() {
    assertThat(in("production")).hasSize(30);
    assertThat(in("test")).hasSize(39);
    assertThat(in("default")).hasSize(41);
    assertThat(catalog.stack().profiles()).containsExactly("default");
  }

  @Test
  void everythingNamedExists() {
    for (Service service : catalog.services()) {
      assertThat(names).as(service.name()).containsAll(flat(service.needs()));
      assertThat(names).as(service.name()).containsAll(service.requires());
      assertThat(names).as(service.name()).containsAll(service.optional());
    }
    for (Capability capability : catalog.capabilities()) {
      assertThat(names).as(capability.id()).containsAll(flat(capability.needs()));
      capability.extras().forEach(extra -> assertThat(names).containsAll(extra.services()));
    }
    catalog.conflicts().forEach(pair -> assertThat(names).hasSizeGreaterThan(1).containsAll(pair));
    assertThat(new TemplateFiles().read("catalog/capabilities.yaml").keys()).hasSize(18);
  }

  @Test
  void everyServiceHasAUseOrAReasonForNone() {
    Set<String> used = new HashSet<>();
    Deque<String> open = new ArrayDeque<>();
    for (Capability capability : catalog.capabilities()) {
      open.addAll(flat(capability.needs()));
      capability.extras().forEach(extra -> open.addAll(extra.services()));
    }
    while (!open.isEmpty()) {
      String name = open.pop();
      if (used.add(name)) {
        open.addAll(flat(service(name).needs()));
      }
    }
    for (Service service : catalog.services()) {
      assertThat(used.contains(service.name()) || service.base() || service.use() != Use.NORMAL)
          .as(service.name())
          .isTrue();
      if (service.use() == Use.UNREAD) {
        assertThat(used).doesNotContain(service.name());
      }
    }
  }

  @Test
  void labelsFormNoCycle() {
    Map<String, List<String>> after = new HashMap<>();
    catalog
        .services()
        .forEach(
            s ->
                after.put(
                    s.name(),
                    Stream.concat(s.requires().stream(), s.optional().stream()).toList()));
    Set<String> done = new HashSet<>();
    boolean progress = true;
    while (progress) {
      progress = false;
      for (var entry : after.entrySet()) {
        progress |= done.containsAll(entry.getValue()) && done.add(entry.getKey());
      }
    }
    assertThat(done).isEqualTo(names);
  }

  @Test
  void everyEstimateHasABasis() {
    for (Service service : catalog.services()) {
      Estimate estimate = service.estimate();
      assertThat(estimate.basis()).as(service.name()).endsWith(".");
      assertThat(estimate.confidence()).isNotEqualTo(Estimate.Confidence.NONE);
      assertThat(estimate.imageMiB()).isPositive();
      assertThat(estimate.ramCpuMiB()).isPositive();
      // Only what can use a card takes memory there.
      assertThat(estimate.vramMiB() > 0).as(service.name()).isEqualTo(service.gpu().capable());
      assertThat(service.gpu().capable() || service.gpu().cpuCapable()).isTrue();
    }
  }

  @Test
  void cardsAreReservedAsUpstreamDoes() {
    assertThat(catalog.services().stream().filter(s -> s.gpu().reserved()).map(Service::name))
        .containsExactlyInAnyOrder(
            "espnet-tts",
            "espnet-tts-fr",
            "multilang-support",
            "object-detection",
            "multistage-diagram-segmentation",
            "semantic-segmentation",
            "depth-map-generator");
    assertThat(catalog.services().stream().filter(s -> !s.gpu().cpuCapable()).map(Service::name))
        .containsExactlyInAnyOrder(
            "semantic-segmentation", "depth-map-generator", "multilang-support");
    assertThat(service("espnet-tts").gpu().cpuEnvironment()).containsEntry("TORCH_DEVICE", "cpu");
  }

  @Test
  void labelsAgreeWithTheKindThatTheKnowledgeNames() {
    for (Service service : catalog.services()) {
      Labels labels = new SourceFacts(mapping(service.name())).labels();
      assertThat(labels.isPreprocessor())
          .as(service.name())
          .isEqualTo(service.kind() == Kind.PREPROCESSOR);
      assertThat(labels.isHandler()).as(service.name()).isEqualTo(service.kind() == Kind.HANDLER);
    }
  }

  @Test
  void keysAreReadBySomebodyAndServicesAskForKeysThatExist() {
    assertThat(catalog.keyGroups())
        .extracting(KeyGroup::id)
        .containsExactly("llm", "places", "ocr", "express");
    Set<String> ids = catalog.keyGroups().stream().map(KeyGroup::id).collect(Collectors.toSet());
    catalog.services().forEach(s -> assertThat(ids).as(s.name()).containsAll(s.keys()));
    catalog.capabilities().forEach(c -> assertThat(ids).as(c.id()).containsAll(c.keys()));
    assertThat(catalog.keyGroups())
        .filteredOn(group -> !group.leaves().isEmpty())
        .as("what leaves this computer is said")
        .extracting(KeyGroup::id)
        .contains("llm", "places", "ocr");
    for (KeyGroup group : catalog.keyGroups()) {
      for (KeyGroup.Variable variable : group.variables()) {
        assertThat(variable.services()).as(variable.name()).isNotEmpty();
        assertThat(names).containsAll(variable.services());
        assertThat(variable.secret() && !variable.value().isEmpty()).isFalse();
        if (variable.required()) {
          variable
              .services()
              .forEach(s -> assertThat(service(s).keys()).as(s).contains(group.id()));
        }
      }
    }
  }

  @Test
  void textsAreInBothLanguages() {
    for (Capability capability : catalog.capabilities()) {
      List<LocalText> texts =
          new ArrayList<>(List.of(capability.title(), capability.description()));
      capability.extras().forEach(extra -> texts.add(extra.title()));
      assertThat(texts)
          .as(capability.id())
          .allSatisfy(
              text -> {
                String english = text.in(Locale.ENGLISH);
                assertThat(english).isNotBlank().doesNotContain("!");
                assertThat(text.in(Locale.FRENCH)).isNotBlank().isNotEqualTo(english);
              });
      assertThat(capability.value() == 0)
          .as(capability.id())
          .isEqualTo(!capability.offReason().isEmpty());
    }
  }

  @Test
  void whatRunsWithNoLanguageModelAndNoCardStillSpeaks() {
    assertThat(closure("charts-as-sound"))
        .containsExactlyInAnyOrder("high-charts-handler", "espnet-tts", "supercollider");
    assertThat(closure("photos-as-text"))
        .contains("photo-audio-handler", "object-detection")
        .doesNotContain("espnet-tts");
  }

  @Test
  void theExpandedServiceIsWholeCompose() {
    Map<String, Object> orchestrator = mapping("orchestrator");
    assertThat(orchestrator)
        .containsEntry("image", "ghcr.io/shared-reality-lab/image-orchestrator:${REGISTRY_TAG}")
        .containsEntry("restart", "no")
        .containsEntry("group_add", List.of("${DOCKER_GID}"))
        .containsEntry("env_file", List.of("./config/express-common.env"));
    assertThat(mapping("memcached")).containsEntry("image", "memcached:1.6");
    assertThat(service("supercollider").replicas()).isEqualTo(2);
    assertThat(service("osm-streets-handler").envFiles())
        .containsExactly("config/express-common.env");
    assertThat(catalog.stack().rest()).containsOnlyKeys("volumes", "networks");
  }

  private List<String> names() {
    return catalog.services().stream().map(Service::name).toList();
  }

  private List<Service> in(String profile) {
    return catalog.services().stream().filter(s -> s.profiles().contains(profile)).toList();
  }

  private Service service(String name) {
    return catalog.service(name).orElseThrow();
  }

  private Map<String, Object> mapping(String name) {
    return catalog.stack().services().getOrDefault(name, Map.of());
  }

  /** Of each group the first member that needs no key and no card. */
  private Set<String> closure(String capability) {
    Set<String> on = new LinkedHashSet<>();
    Deque<List<String>> open =
        new ArrayDeque<>(catalog.capability(capability).orElseThrow().needs());
    while (!open.isEmpty()) {
      String chosen =
          open.pop().stream()
              .filter(name -> service(name).keys().isEmpty() && service(name).gpu().cpuCapable())
              .findFirst()
              .orElseThrow();
      if (on.add(chosen)) {
        open.addAll(service(chosen).needs());
      }
    }
    return on;
  }

  private static List<String> flat(List<List<String>> groups) {
    return groups.stream().flatMap(List::stream).toList();
  }
}
