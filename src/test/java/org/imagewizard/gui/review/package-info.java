/** Tests of the page that shows what will be written. */
@NullMarked
package org.imagewizard.gui.review;

import org.jspecify.annotations.NullMarked;
