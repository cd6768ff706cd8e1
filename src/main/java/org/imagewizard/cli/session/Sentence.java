package org.imagewizard.cli.session;

import org.imagewizard.base.text.Phrase;

/** The sentences of this face where a problem holds them, in English and French. */
public final class Sentence {
  public static final String BUNDLE = "org.imagewizard.cli.messages";

  private Sentence() {}

  public static Phrase of(String key, Object... arguments) {
    return Phrase.of(BUNDLE, key, arguments);
  }
}
