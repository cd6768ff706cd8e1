/** Seeing it run: states and logs of a running stack. */
@NullMarked
package org.imagewizard.watch;

import org.jspecify.annotations.NullMarked;
