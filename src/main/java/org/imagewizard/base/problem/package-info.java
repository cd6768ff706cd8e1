/** Errors as designed objects: what failed, where, the evidence, what to do. */
@NullMarked
package org.imagewizard.base.problem;

import org.jspecify.annotations.NullMarked;
