package org.imagewizard.wizard;

import org.imagewizard.base.text.Phrase;

/** The sentences of this package and those below it, in English and French. */
public final class Sentence {
  private static final String BUNDLE = "org.imagewizard.wizard.messages";

  private Sentence() {}

  public static Phrase of(String key, Object... arguments) {
    return Phrase.of(BUNDLE, key, arguments);
  }
}
