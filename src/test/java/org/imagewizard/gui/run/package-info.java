/** Tests of what a start tells and a table shows. */
@NullMarked
package org.imagewizard.gui.run;

import org.jspecify.annotations.NullMarked;
