package org.imagewizard.gui.theme;

import atlantafx.base.theme.PrimerDark;
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
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.Scene;

/** Light or dark, and the text size: what a person may change about looks at any time. */
public final class Look {
  /** The two grounds. */
  public enum Ground {
    LIGHT,
    DARK
  }

  private static final List<Integer> SIZES = List.of(80, 90, 100, 110, 125, 150, 175, 200);
  private static final List<String> SANS = List.of("Inter", "Noto Sans", "Segoe UI", "Ubuntu");

  private final ObjectProperty<Ground> ground = new SimpleObjectProperty<>(Ground.LIGHT);
  private final IntegerProperty percent = new SimpleIntegerProperty(100);

  /** Starts as the desktop is. */
  public void followDesktop() {
    boolean dark = Platform.getPreferences().getColorScheme() == ColorScheme.DARK;
    ground.set(dark ? Ground.DARK : Ground.LIGHT);
  }

  public ObjectProperty<Ground> ground() {
    return ground;
  }

  public IntegerProperty percent() {
    return percent;
  }

  public void toggleGround() {
    ground.set(ground.get() == Ground.LIGHT ? Ground.DARK : Ground.LIGHT);
  }

  /** The next larger or smaller size; steps of a fixed list. */
  public void resize(int steps) {
    int at = Math.max(0, SIZES.indexOf(percent.get()));
    percent.set(SIZES.get(Math.clamp(at + steps, 0, SIZES.size() - 1)));
  }

  public void usualSize() {
    percent.set(100);
  }

  /** Larger, and from the largest back to the smallest: for one button. */
  public void cycleSize() {
    percent.set(percent.get() == 200 ? 80 : SIZES.get(SIZES.indexOf(percent.get()) + 1));
  }

  /** Dresses a scene, now and at each change. */
  public void dress(Scene scene) {
    ground.subscribe(now -> stylesheets(scene, now));
    percent.subscribe(now -> rootStyle(scene, now.intValue()));
  }

  private void stylesheets(Scene scene, Ground now) {
    Application.setUserAgentStylesheet(
        now == Ground.DARK
            ? new PrimerDark().getUserAgentStylesheet()
            : new PrimerLight().getUserAgentStylesheet());
    String tokens = "tokens-" + now.name().toLowerCase(Locale.ROOT) + ".css";
    scene.getStylesheets().setAll(sheet(tokens), sheet("wizard.css"));
  }

  private static void rootStyle(Scene scene, int percent) {
    double size = Ems.set(scene, percent);
    String family = SANS.stream().filter(Ems::has).findFirst().orElse("System");
    scene.getRoot().setStyle("-fx-font-size: " + size + "px; -fx-font-family: '" + family + "';");
    scene.getRoot().requestLayout();
  }

  private static String sheet(String name) {
    URL url = Look.class.getResource("/org/imagewizard/gui/" + name);
    return Objects.requireNonNull(url, name).toExternalForm();
  }
}
