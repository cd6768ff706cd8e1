package org.imagewizard.deploy;

import org.imagewizard.base.text.Phrase;

/** The sentences of this package, in English and French. */
final class Sentence {
  static final Phrase NONE = Phrase.plain("");

  private static final String BUNDLE = "org.imagewizard.deploy.messages";

  private Sentence() {}

  static Phrase of(String key, Object... arguments) {
    return Phrase.of(BUNDLE, key, arguments);
  }
}
