package org.imagewizard.gui.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javafx.application.Application;
import javafx.application.ColorScheme;
import javafx.application.Platform;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.PseudoClass;
import javafx.scene.Scene;
import javafx.scene.text.Font;
import javafx.util.Subscription;

/** Colours and text size: what a person may change about looks at any time. */
public final class Look {
  /** The grounds that can be drawn. */
  public enum Ground {
    LIGHT,
    DARK,
    CONTRAST
  }

  /** What a person may ask for. */
  public enum Theme {
    DESKTOP,
    LIGHT,
    DARK,
    CONTRAST
  }

  /** In percent of the usual text size. */
  public static final List<Integer> SIZES = List.of(80, 90, 100, 110, 125, 150, 175, 200);

  private static final PseudoClass STILL = PseudoClass.getPseudoClass("still");

  private static final int USUAL = 100;

  /** The least size of what is clicked, in pixels: WCAG 2.2, 2.5.8. */
  private static final int TARGET = 24;

  private final ObjectProperty<Theme> theme = new SimpleObjectProperty<>(Theme.DESKTOP);
  private final ObjectProperty<Ground> ground = new SimpleObjectProperty<>(Ground.LIGHT);
  private final IntegerProperty percent = new SimpleIntegerProperty(USUAL);
  private Subscription desktop = Subscription.EMPTY;

  /**
   * On the window's thread, and before its first control: until this look is there, JavaFX would
   * load its own.
   */
  public Look() {
    Fonts.load();
    theme.subscribe(this::take);
    ground.subscribe(Look::controls);
  }

  /** On any thread: what a look needs and what can be read before the window's thread is there. */
  public static List<Font> prepare() {
    return Fonts.load();
  }

  /** The look of the controls, in the binary form that needs no parser. */
  private static void controls(Ground ground) {
    String sheet =
        ground == Ground.LIGHT
            ? new PrimerLight().getUserAgentStylesheetBSS()
            : new PrimerDark().getUserAgentStylesheetBSS();
    if (!sheet.equals(Application.getUserAgentStylesheet())) {
      Application.setUserAgentStylesheet(sheet);
    }
  }

  private void take(Theme next) {
    desktop.unsubscribe();
    switch (next) {
      case LIGHT -> ground.set(Ground.LIGHT);
      case DARK -> ground.set(Ground.DARK);
      case CONTRAST -> ground.set(Ground.CONTRAST);
      case DESKTOP -> desktop = followDesktop();
    }
  }

  private Subscription followDesktop() {
    Platform.Preferences wishes = Platform.getPreferences();
    return wishes
        .colorSchemeProperty()
        .subscribe(
            scheme -> {
              boolean dark = scheme == ColorScheme.DARK;
              ground.set(
                  contrastWanted(wishes) ? Ground.CONTRAST : dark ? Ground.DARK : Ground.LIGHT);
            });
  }

  /** Windows says so in a switch, GTK in the name of its theme. */
  private static boolean contrastWanted(Platform.Preferences wishes) {
    return wishes.getBoolean("Windows.SPI.HighContrast").orElse(false)
        || wishes
            .getString("GTK.theme_name")
            .map(name -> name.toLowerCase(Locale.ROOT).contains("contrast"))
            .orElse(false);
  }

  public ObjectProperty<Theme> theme() {
    return theme;
  }

  public ReadOnlyObjectProperty<Ground> ground() {
    return ground;
  }

  public IntegerProperty percent() {
    return percent;
  }

  /** The next larger or smaller size; steps of a fixed list. */
  public void resize(int steps) {
    int at = SIZES.indexOf(percent.get());
    int from = at < 0 ? SIZES.indexOf(USUAL) : at;
    percent.set(SIZES.get(Math.clamp(from + steps, 0, SIZES.size() - 1)));
  }

  public void usualSize() {
    percent.set(USUAL);
  }

  /** Dresses a scene, now and at each change. */
  public void dress(Scene scene) {
    ground.subscribe((before, now) -> stylesheets(scene));
    percent.subscribe((before, now) -> resized(scene));
    resized(scene);
    scene
        .getPreferences()
        .reducedMotionProperty()
        .subscribe(on -> scene.getRoot().pseudoClassStateChanged(STILL, on));
  }

  private void resized(Scene scene) {
    Ems.set(scene, percent.get());
    stylesheets(scene);
    scene.getRoot().requestLayout();
  }

  /** All in one change: each one styles the whole window again. */
  private void stylesheets(Scene scene) {
    String tokens = "tokens-" + ground.get().name().toLowerCase(Locale.ROOT);
    scene
        .getStylesheets()
        .setAll(sheet(tokens), sheet("wizard"), sizes(Ems.of(scene.getRoot()), percent.get()));
  }

  /**
   * The size of all text, and what cannot be said in em: icons, the squares beside the names of a
   * meter's parts, and targets that stay large enough to be hit with small text.
   */
  private static String sizes(double em, int percent) {
    String css =
        """
        .root { -fx-font-size: %6$spx; -fx-font-family: '%7$s'; }
        .icon { -fx-icon-size: %1$d; }
        .swatch { -fx-min-width: %2$d; -fx-max-width: %2$d; }
        .swatch { -fx-min-height: %2$d; -fx-max-height: %2$d; }
        .button, .toggle-button, .menu-button.link { -fx-min-height: %3$d; }
        .combo-box, .text-field { -fx-min-height: %3$d; }
        .button.small-button, .combo-box.small-button { -fx-min-height: %4$d; }
        .text-field.small-button, .menu-button.small-button { -fx-min-height: %4$d; }
        .check-box, .radio-button { -fx-min-height: %5$d; -fx-min-width: %5$d; }
        """
            .formatted(
                16 * percent / USUAL,
                12 * percent / USUAL,
                Math.max(TARGET, 32 * percent / USUAL),
                Math.max(TARGET, 26 * percent / USUAL),
                Math.max(TARGET, 24 * percent / USUAL),
                em,
                Fonts.SANS);
    return "data:text/css;base64,"
        + Base64.getEncoder().encodeToString(css.getBytes(StandardCharsets.UTF_8));
  }

  /** The build makes the binary form; without it, as in an editor's own build, the text serves. */
  private static String sheet(String name) {
    URL binary = Look.class.getResource("/org/imagewizard/gui/" + name + ".bss");
    URL url =
        binary != null ? binary : Look.class.getResource("/org/imagewizard/gui/" + name + ".css");
    return Objects.requireNonNull(url, name).toExternalForm();
  }
}
