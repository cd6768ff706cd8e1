/** Tests of the window, without a display and without an engine. */
@NullMarked
package org.imagewizard.gui;

import org.jspecify.annotations.NullMarked;
