package org.imagewizard.fit;

import java.util.Map;

/**
 * A placement with its model and the reason for everything, in one sentence each.
 *
 * @param serviceReasons every service of the catalog, on or off
 * @param capabilityReasons every capability, on or off
 */
public record Proposal(
    FitModel model,
    Placement placement,
    Map<String, String> serviceReasons,
    Map<String, String> capabilityReasons) {}
