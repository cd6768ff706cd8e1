/** The text face: commands, and the wizard as questions. */
@NullMarked
package org.imagewizard.cli;

import org.jspecify.annotations.NullMarked;
