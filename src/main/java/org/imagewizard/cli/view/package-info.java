/** What people read: lists and whole sentences, no decision. */
@NullMarked
package org.imagewizard.cli.view;

import org.jspecify.annotations.NullMarked;
