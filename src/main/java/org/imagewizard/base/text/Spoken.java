package org.imagewizard.base.text;

import java.util.Locale;

/** What can be said in a person's language. */
public interface Spoken {
  String in(Locale locale);
}
