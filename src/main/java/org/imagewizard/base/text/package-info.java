/** Messages in English and French, and numbers as people read them. */
@NullMarked
package org.imagewizard.base.text;

import org.jspecify.annotations.NullMarked;
