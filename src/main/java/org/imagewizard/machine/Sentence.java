package org.imagewizard.machine;

import java.util.List;
import java.util.Locale;
import org.imagewizard.base.text.Messages;
import org.imagewizard.base.text.Phrase;

/** The sentences of this package, in English and French. */
final class Sentence {
  static final String BUNDLE = "org.imagewizard.machine.messages";

  private Sentence() {}

  static Phrase of(String key, Object... arguments) {
    return Phrase.of(BUNDLE, key, arguments);
  }

  /** For texts that not every finding has. */
  static boolean exists(String key) {
    return !Messages.load(BUNDLE, Locale.ENGLISH).get(key).equals("[" + key + "]");
  }

  /** "31.2 GiB". */
  static Phrase gib(long mib) {
    return of("size.gib", rounded(mib));
  }

  /** GiB to one decimal, halves up as people do it. */
  static double rounded(long mib) {
    return Math.round(mib * 10 / 1024.0) / 10.0;
  }

  /** Lines that are the same in every language. */
  static List<Phrase> plain(List<String> lines) {
    return lines.stream().map(Phrase::plain).toList();
  }
}
