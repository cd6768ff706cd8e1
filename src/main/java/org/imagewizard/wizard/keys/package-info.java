/** Keys: which ones the chosen services read, and whether they work. */
@NullMarked
package org.imagewizard.wizard.keys;

import org.jspecify.annotations.NullMarked;
