/** Step 6: who may reach it, and what is kept. */
@NullMarked
package org.imagewizard.gui.network;

import org.jspecify.annotations.NullMarked;
