/** YAML read safely, with the line and column of everything read. */
@NullMarked
package org.imagewizard.base.yaml;

import org.jspecify.annotations.NullMarked;
