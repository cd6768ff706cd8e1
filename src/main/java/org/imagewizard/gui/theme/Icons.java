package org.imagewizard.gui.theme;

import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** Icons of one family, at one size that follows the text. */
public final class Icons {
  private Icons() {}

  public static FontIcon of(Feather feather) {
    FontIcon icon = new FontIcon(feather);
    icon.getStyleClass().add("icon");
    return icon;
  }

  public static FontIcon of(Tone tone) {
    return of(feather(tone));
  }

  static Feather feather(Tone tone) {
    return switch (tone) {
      case OK -> Feather.CHECK_CIRCLE;
      case WARN -> Feather.ALERT_TRIANGLE;
      case BAD -> Feather.X_OCTAGON;
      case OFF -> Feather.MINUS_CIRCLE;
      case RUN -> Feather.LOADER;
      case WAIT -> Feather.CLOCK;
      case SKIP -> Feather.SKIP_FORWARD;
      case INFO -> Feather.INFO;
      case TODO -> Feather.CIRCLE;
      case CURRENT -> Feather.ARROW_RIGHT;
    };
  }
}
