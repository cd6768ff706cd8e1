/** Step 5: channel and registry. */
@NullMarked
package org.imagewizard.gui.version;

import org.jspecify.annotations.NullMarked;
