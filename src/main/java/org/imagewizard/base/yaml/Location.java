package org.imagewizard.base.yaml;

import java.util.Locale;
import org.imagewizard.base.text.Sentence;
import org.imagewizard.base.text.Spoken;

/** A place in a file; line and column count from 1. */
public record Location(String file, int line, int column) implements Spoken {
  @Override
  public String in(Locale locale) {
    // As words: a number would be grouped, and "line 1,024" is in no editor.
    return Sentence.of("location", file, String.valueOf(line), String.valueOf(column)).in(locale);
  }

  /** In English. */
  @Override
  public String toString() {
    return in(Locale.ENGLISH);
  }
}
