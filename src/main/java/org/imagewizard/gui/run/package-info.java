/** Step 8: starting, watching and stopping. */
@NullMarked
package org.imagewizard.gui.run;

import org.jspecify.annotations.NullMarked;
