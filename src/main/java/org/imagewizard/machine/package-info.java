/** What this computer is and has: facts, checks and fixes. */
@NullMarked
package org.imagewizard.machine;

import org.jspecify.annotations.NullMarked;
