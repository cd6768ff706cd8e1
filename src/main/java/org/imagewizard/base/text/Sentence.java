package org.imagewizard.base.text;

/** The sentences of base, in English and French. */
public final class Sentence {
  private static final String BUNDLE = "org.imagewizard.base.messages";

  private Sentence() {}

  public static Phrase of(String key, Object... arguments) {
    return Phrase.of(BUNDLE, key, arguments);
  }
}
