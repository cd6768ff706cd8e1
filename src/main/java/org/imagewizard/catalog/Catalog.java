package org.imagewizard.catalog;

import java.util.List;
import java.util.Optional;
import org.imagewizard.base.text.Phrase;

/**
 * Everything that a source offers.
 *
 * @param source "bundled", or the absolute path of the compose file or folder that was read
 * @param conflicts pairs of services that must not both run: they write the same result
 * @param keyGroups keys and settings that only a person knows
 * @param notices what a person should know about this source, one sentence each
 */
public record Catalog(
    String source,
    ComposeStack stack,
    List<Service> services,
    List<Capability> capabilities,
    List<List<String>> conflicts,
    List<KeyGroup> keyGroups,
    List<Phrase> notices) {
  public Catalog {
    services = List.copyOf(services);
    capabilities = List.copyOf(capabilities);
    conflicts = List.copyOf(conflicts);
    keyGroups = List.copyOf(keyGroups);
    notices = List.copyOf(notices);
  }

  Catalog withServices(List<Service> next) {
    return new Catalog(source, stack, next, capabilities, conflicts, keyGroups, notices);
  }

  /** The same with the source's files changed. */
  public Catalog withStack(ComposeStack next) {
    return new Catalog(source, next, services, capabilities, conflicts, keyGroups, notices);
  }

  public Optional<Service> service(String name) {
    return services.stream().filter(s -> s.name().equals(name)).findFirst();
  }

  public Optional<Capability> capability(String id) {
    return capabilities.stream().filter(c -> c.id().equals(id)).findFirst();
  }
}
