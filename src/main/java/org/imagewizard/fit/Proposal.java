package org.imagewizard.fit;

import java.util.Map;
import org.imagewizard.catalog.Catalog;

/**
 * A placement with its model and the reason for everything, in one sentence each.
 *
 * @param catalog what was chosen from: the given one, with a local language model where that is
 *     asked for
 * @param serviceReasons every service of the catalog, on or off
 * @param capabilityReasons every capability, on or off
 */
public record Proposal(
    Catalog catalog,
    FitModel model,
    Placement placement,
    Map<String, String> serviceReasons,
    Map<String, String> capabilityReasons) {}
