/** Versions: which builds a registry has for the chosen services, and what they weigh. */
@NullMarked
package org.imagewizard.wizard.version;

import org.jspecify.annotations.NullMarked;
