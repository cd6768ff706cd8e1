package org.imagewizard.plan;

import org.imagewizard.base.text.Phrase;

/** The sentences of this package, in English and French. */
final class Sentence {
  private static final String BUNDLE = "org.imagewizard.plan.messages";

  private Sentence() {}

  static Phrase of(String key, Object... arguments) {
    return Phrase.of(BUNDLE, key, arguments);
  }
}
