package org.imagewizard.gui.theme;

import atlantafx.base.theme.PrimerLight;
import java.net.URL;
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
import javafx.scene.Parent;
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

  private static final List<String> SHEETS =
      List.of("tokens-light", "tokens-dark", "tokens-contrast", "wizard", "sizes");

  private final ObjectProperty<Theme> theme = new SimpleObjectProperty<>(Theme.DESKTOP);
  private final ObjectProperty<Ground> ground = new SimpleObjectProperty<>(Ground.LIGHT);
  private final IntegerProperty percent = new SimpleIntegerProperty(USUAL);
  private Subscription desktop = Subscription.EMPTY;

  /**
   * On the window's thread, and before its first control: until this look is there, JavaFX would
   * load its own. The controls are AtlantaFX's light ones in its binary form, which needs no
   * parser; the sheets of the other grounds say its colours anew.
   */
  public Look() {
    Fonts.load();
    Application.setUserAgentStylesheet(new PrimerLight().getUserAgentStylesheetBSS());
    theme.subscribe(this::take);
  }

  /** On any thread: what a look needs and what can be read before the window's thread is there. */
  public static List<Font> prepare() {
    return Fonts.load();
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

  /**
   * Dresses a scene, now and at each change. All sheets are there from the start and a change is a
   * state of the root: other sheets would have all rules matched again with every control.
   */
  public void dress(Scene scene) {
    scene.getStylesheets().setAll(SHEETS.stream().map(Look::sheet).toList());
    dressed(scene);
    ground.subscribe((before, now) -> dressed(scene));
    percent.subscribe((before, now) -> dressed(scene));
    scene
        .getPreferences()
        .reducedMotionProperty()
        .subscribe(on -> scene.getRoot().pseudoClassStateChanged(STILL, on));
  }

  private void dressed(Scene scene) {
    Parent root = scene.getRoot();
    Ems.set(scene, percent.get());
    for (Ground one : Ground.values()) {
      root.pseudoClassStateChanged(state(one.name()), one == ground.get());
    }
    for (int size : SIZES) {
      root.pseudoClassStateChanged(state("size-" + size), size == percent.get());
    }
    root.requestLayout();
  }

  private static PseudoClass state(String name) {
    return PseudoClass.getPseudoClass(name.toLowerCase(Locale.ROOT));
  }

  /** The build makes the binary form; without it, as in an editor's own build, the text serves. */
  private static String sheet(String name) {
    URL binary = Look.class.getResource("/org/imagewizard/gui/" + name + ".bss");
    URL url =
        binary != null ? binary : Look.class.getResource("/org/imagewizard/gui/" + name + ".css");
    return Objects.requireNonNull(url, name).toExternalForm();
  }
}
