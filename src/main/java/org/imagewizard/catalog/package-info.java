/** What exists: the services and capabilities of an IMAGE server. */
@NullMarked
package org.imagewizard.catalog;

import org.jspecify.annotations.NullMarked;
