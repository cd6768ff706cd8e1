package org.imagewizard.catalog;

import java.util.List;

/**
 * Something a person gets from the server.
 *
 * @param group a heading: photos, maps, charts, language, …
 * @param value its weight in the fit; 0 means only when wanted
 * @param needs any-of groups of services
 * @param keys key groups that it cannot do without
 * @param offReason why it is off by default although it would fit (deprecated, never renders); may
 *     be empty
 */
public record Capability(
    String id,
    LocalText title,
    LocalText description,
    String group,
    int value,
    List<List<String>> needs,
    List<Extra> extras,
    List<String> keys,
    LocalText offReason) {

  /** More value when the capability and all these services are on. */
  public record Extra(List<String> services, int value, LocalText title) {
    public Extra {
      services = List.copyOf(services);
    }
  }

  public Capability {
    needs = List.copyOf(needs);
    extras = List.copyOf(extras);
    keys = List.copyOf(keys);
  }
}
