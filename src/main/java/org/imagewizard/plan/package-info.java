/** The choice: one immutable record tree, read and written as plan.yaml. */
@NullMarked
package org.imagewizard.plan;

import org.jspecify.annotations.NullMarked;
