/** Tests of the way from bytes to the list on screen. */
@NullMarked
package org.imagewizard.gui.logs;

import org.jspecify.annotations.NullMarked;
