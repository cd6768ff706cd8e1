package org.imagewizard.machine;

import java.time.Duration;
import java.util.function.Supplier;

/**
 * One check, not yet run.
 *
 * @param what it looks at, as the start of a sentence: "The NVIDIA driver"
 * @param late what to find when the limit passes, or the check itself breaks
 */
record Probe(String id, String what, Finding.Status late, Duration limit, Supplier<Finding> work) {}
