/** What every command works with: the engine behind, the streams, the language. */
@NullMarked
package org.imagewizard.cli.session;

import org.jspecify.annotations.NullMarked;
