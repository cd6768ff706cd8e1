/** The window around the pages: header, steps, command line, footer, and what pages share. */
@NullMarked
package org.imagewizard.gui.shell;

import org.jspecify.annotations.NullMarked;
