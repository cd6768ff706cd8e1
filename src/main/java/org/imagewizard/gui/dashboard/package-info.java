/** The running server: what it holds, what its test gave, what can be done with it. */
@NullMarked
package org.imagewizard.gui.dashboard;

import org.jspecify.annotations.NullMarked;
