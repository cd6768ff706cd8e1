/** The files: a plan becomes a folder that works without this program. */
@NullMarked
package org.imagewizard.render;

import org.jspecify.annotations.NullMarked;
