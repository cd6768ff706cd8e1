/** Step 2: is this computer ready? */
@NullMarked
package org.imagewizard.gui.check;

import org.jspecify.annotations.NullMarked;
