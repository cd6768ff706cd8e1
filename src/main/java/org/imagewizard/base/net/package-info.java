/** HTTP as every other program on this computer does it: through the proxy that is set. */
@NullMarked
package org.imagewizard.base.net;

import org.jspecify.annotations.NullMarked;
