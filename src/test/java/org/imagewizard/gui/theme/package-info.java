/** Tests of what all pages are made of. */
@NullMarked
package org.imagewizard.gui.theme;

import org.jspecify.annotations.NullMarked;
