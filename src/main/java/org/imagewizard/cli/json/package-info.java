/** The documents of --json, field by field as docs/text-mode.md promises. */
@NullMarked
package org.imagewizard.cli.json;

import org.jspecify.annotations.NullMarked;
