/** What the build told the program about itself. */
@NullMarked
package org.imagewizard.base.build;

import org.jspecify.annotations.NullMarked;
