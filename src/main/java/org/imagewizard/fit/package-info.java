/** What fits: the exact best selection, and the reason for everything left out. */
@NullMarked
package org.imagewizard.fit;

import org.jspecify.annotations.NullMarked;
