/** Step 7: the files before they are written. */
@NullMarked
package org.imagewizard.gui.review;

import org.jspecify.annotations.NullMarked;
