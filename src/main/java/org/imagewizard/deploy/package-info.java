/** Doing it: pull, start, wait, test, stop, remove. */
@NullMarked
package org.imagewizard.deploy;

import org.jspecify.annotations.NullMarked;
