/** What both faces share: a person's choices and what follows from them. */
@NullMarked
package org.imagewizard.wizard;

import org.jspecify.annotations.NullMarked;
