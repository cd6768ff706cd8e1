/** Registries: which tags they have, and what an image is made of, before anything is pulled. */
@NullMarked
package org.imagewizard.docker.registry;

import org.jspecify.annotations.NullMarked;
