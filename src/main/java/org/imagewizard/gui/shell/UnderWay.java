package org.imagewizard.gui.shell;

import org.imagewizard.base.text.Phrase;

/**
 * Something that goes on and changes something: closing the window would cut it off.
 *
 * @param what goes on, a sentence
 * @param remains what there is when it is stopped now, a sentence
 * @param stop asks it to end; may be asked again until it has
 */
public record UnderWay(Phrase what, Phrase remains, Runnable stop) {
  /**
   * @param what key of the sentence about what goes on
   * @param remains key of the sentence about what there is afterwards
   * @param arguments of the first
   */
  public static UnderWay of(String what, String remains, Runnable stop, Object... arguments) {
    return new UnderWay(
        Phrase.of(Texts.BUNDLE, what, arguments), Phrase.of(Texts.BUNDLE, remains), stop);
  }
}
