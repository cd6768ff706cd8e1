/** Other programs, run with care: argument lists, drained streams, the tree ended on cancel. */
@NullMarked
package org.imagewizard.base.process;

import org.jspecify.annotations.NullMarked;
