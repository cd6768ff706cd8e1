/** Secrets that cannot be printed, and the redaction of text that leaves the program. */
@NullMarked
package org.imagewizard.base.secret;

import org.jspecify.annotations.NullMarked;
