/** The one helper that runs work off the caller's thread. */
@NullMarked
package org.imagewizard.base.task;

import org.jspecify.annotations.NullMarked;
