/** Step 4: keys of what was chosen. */
@NullMarked
package org.imagewizard.gui.keys;

import org.jspecify.annotations.NullMarked;
