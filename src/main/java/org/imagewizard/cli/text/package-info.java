/** The wizard as questions, made for screen readers and Braille displays. */
@NullMarked
package org.imagewizard.cli.text;

import org.jspecify.annotations.NullMarked;
