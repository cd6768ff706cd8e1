package org.imagewizard.fit;

import java.util.Map;

/**
 * Why everything is on or off, in one language.
 *
 * @param services every service, on or off
 * @param capabilities every capability, on or off
 */
public record Reasons(Map<String, String> services, Map<String, String> capabilities) {
  public Reasons {
    services = Map.copyOf(services);
    capabilities = Map.copyOf(capabilities);
  }
}
