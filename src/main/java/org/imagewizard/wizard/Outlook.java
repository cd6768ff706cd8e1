package org.imagewizard.wizard;

import java.util.List;
import java.util.Optional;
import org.imagewizard.fit.Frontier;

/**
 * What bigger cards would give, beside what this computer gives.
 *
 * @param emptied this computer without the other programs on its cards; empty when there are none
 */
public record Outlook(
    List<Frontier.Step> steps, Frontier.Step now, Optional<Frontier.Step> emptied) {}
