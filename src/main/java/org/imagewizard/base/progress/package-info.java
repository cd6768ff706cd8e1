/** The one progress event type and its bus. */
@NullMarked
package org.imagewizard.base.progress;

import org.jspecify.annotations.NullMarked;
