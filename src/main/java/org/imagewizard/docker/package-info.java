/** The engine's port: what the rest of the program may ask of Docker, and its adapter. */
@NullMarked
package org.imagewizard.docker;

import org.jspecify.annotations.NullMarked;
