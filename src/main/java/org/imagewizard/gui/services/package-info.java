/** Step 3: what the server should be able to do. */
@NullMarked
package org.imagewizard.gui.services;

import org.jspecify.annotations.NullMarked;
