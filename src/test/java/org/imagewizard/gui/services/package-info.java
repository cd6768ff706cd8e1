/** Tests of the choice of services. */
@NullMarked
package org.imagewizard.gui.services;

import org.jspecify.annotations.NullMarked;
