package org.imagewizard.catalog;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.imagewizard.catalog.Service.Kind;
import org.imagewizard.catalog.Service.Use;

/**
 * What the templates know about IMAGE beyond any Compose file. It names services that a source may
 * lack.
 *
 * @param keyGroups with no services named yet: who reads a file follows from the source
 */
record Knowledge(
    Map<String, OfService> services,
    List<Capability> capabilities,
    List<List<String>> conflicts,
    List<KeyGroup> keyGroups) {

  /**
   * @param gpu {@code reserved} is false here; the source says it
   */
  record OfService(
      Kind kind,
      boolean base,
      Use use,
      List<List<String>> needs,
      List<String> keys,
      GpuSupport gpu,
      Estimate estimate) {}

  Optional<OfService> of(String service) {
    return Optional.ofNullable(services.get(service));
  }

  static Knowledge bundled(TemplateFiles templates) {
    ServiceKnowledge about = new ServiceKnowledge(templates.read("catalog/knowledge.yaml"));
    return new Knowledge(
        about.services(),
        CapabilityReader.read(templates.read("catalog/capabilities.yaml")),
        about.conflicts(),
        KeyGroupReader.read(templates.read("keys.yaml")));
  }
}
