package org.imagewizard.gui.theme;

import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import org.jspecify.annotations.Nullable;

/** A state as icon and word together; colour comes last. */
public final class StateWord extends Label {
  private @Nullable Tone shown;

  public StateWord() {
    getStyleClass().add("state-word");
    setMinWidth(USE_PREF_SIZE);
  }

  public StateWord(Tone tone, String word) {
    this();
    set(tone, word);
  }

  public StateWord pill() {
    getStyleClass().add("pill");
    return this;
  }

  /** Icons are measured and styled anew: only another tone gets another. */
  public void set(Tone tone, String word) {
    setText(word);
    if (tone == shown) {
      return;
    }
    shown = tone;
    setGraphic(Icons.of(tone));
    for (Tone each : Tone.values()) {
      pseudoClassStateChanged(pseudo(each), each == tone);
    }
    if (getScene() != null) {
      // A table fills its cells after the frame's styles: for one frame the icon would be a letter.
      applyCss();
    }
  }

  /** The pseudo-class of a tone, for rows and cards that take its ground. */
  public static PseudoClass pseudo(Tone tone) {
    return PseudoClass.getPseudoClass("tone-" + tone.name().toLowerCase(Locale.ROOT));
  }
}
