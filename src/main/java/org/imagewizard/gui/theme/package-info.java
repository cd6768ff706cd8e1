/** How things look: tones, icons, small building blocks, light and dark. */
@NullMarked
package org.imagewizard.gui.theme;

import org.jspecify.annotations.NullMarked;
