/** Tests of what a server used over the last minutes. */
@NullMarked
package org.imagewizard.gui.history;

import org.jspecify.annotations.NullMarked;
