/** Log lines from bounded queues to a list that keeps up. */
@NullMarked
package org.imagewizard.gui.logs;

import org.jspecify.annotations.NullMarked;
