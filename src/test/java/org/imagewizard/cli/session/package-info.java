/** Tests of one run of the text mode. */
@NullMarked
package org.imagewizard.cli.session;

import org.jspecify.annotations.NullMarked;
