/** Step 1: new, open or try. */
@NullMarked
package org.imagewizard.gui.start;

import org.jspecify.annotations.NullMarked;
