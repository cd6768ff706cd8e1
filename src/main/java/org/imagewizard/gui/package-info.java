/** The window face. */
@NullMarked
package org.imagewizard.gui;

import org.jspecify.annotations.NullMarked;
