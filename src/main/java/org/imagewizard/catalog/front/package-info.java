/** A reverse proxy that somebody set up by hand in front of IMAGE, as far as it can be read. */
@NullMarked
package org.imagewizard.catalog.front;

import org.jspecify.annotations.NullMarked;
