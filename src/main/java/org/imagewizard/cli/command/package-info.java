/** One class per command: options in, exit status out. */
@NullMarked
package org.imagewizard.cli.command;

import org.jspecify.annotations.NullMarked;
