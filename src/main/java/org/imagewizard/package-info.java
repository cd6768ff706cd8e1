/** IMAGE Wizard: sets up an IMAGE server. {@link org.imagewizard.Main} wires everything. */
@NullMarked
package org.imagewizard;

import org.jspecify.annotations.NullMarked;
