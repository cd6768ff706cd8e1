/** A source that the wizard clones by itself, without a git command on the computer. */
@NullMarked
package org.imagewizard.catalog.git;

import org.jspecify.annotations.NullMarked;
