package org.imagewizard.machine;

import java.time.Duration;
import java.util.function.Supplier;

/**
 * One check, not yet run.
 *
 * @param late what to find when the limit passes, or the check itself breaks
 */
record Probe(Check check, Finding.Status late, Duration limit, Supplier<Finding> work) {}
