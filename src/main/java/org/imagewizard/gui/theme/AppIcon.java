package org.imagewizard.gui.theme;

import java.util.List;
import javafx.geometry.Rectangle2D;
import javafx.scene.Group;
import javafx.scene.SnapshotParameters;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import javafx.scene.shape.SVGPath;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.transform.Scale;

/**
 * The program's sign for title bars and lists of windows: the one that the packages install as
 * {@code image-wizard.svg}, drawn here because JavaFX reads no SVG files.
 */
public final class AppIcon {
  private static final int SIDE = 128;
  private static final List<Integer> SIDES = List.of(16, 32, 48, 128);
  private static final String GROUND =
      "M32 8h64a24 24 0 0 1 24 24v64a24 24 0 0 1-24 24H32a24 24 0 0 1-24-24V32a24 24 0 0 1 24-24z";
  private static final String LINES =
      "M34 32h34a6 6 0 0 1 6 6v28a6 6 0 0 1-6 6h-34a6 6 0 0 1-6-6v-28a6 6 0 0 1 6-6z"
          + "M30 66l14-14 10 10 8-8 10 10"
          + "M86 44a14 14 0 0 1 0 18M97 35a28 28 0 0 1 0 36"
          + "M30 96h68";
  private static final String DOTS =
      "M37 96a9 9 0 1 0 18 0a9 9 0 1 0 -18 0zM58 44a4 4 0 1 0 8 0a4 4 0 1 0 -8 0z";

  private AppIcon() {}

  /** In the sizes that desktops ask for. On the window's thread. */
  public static List<WritableImage> sizes() {
    return SIDES.stream().map(AppIcon::of).toList();
  }

  private static WritableImage of(int side) {
    SVGPath lines = path(LINES, Color.TRANSPARENT);
    lines.setStroke(Color.WHITE);
    lines.setStrokeWidth(8);
    lines.setStrokeLineCap(StrokeLineCap.ROUND);
    lines.setStrokeLineJoin(StrokeLineJoin.ROUND);
    Group sign = new Group(path(GROUND, Color.web("#0969da")), lines, path(DOTS, Color.WHITE));
    SnapshotParameters how = new SnapshotParameters();
    how.setFill(Color.TRANSPARENT);
    how.setTransform(new Scale((double) side / SIDE, (double) side / SIDE));
    how.setViewport(new Rectangle2D(0, 0, side, side));
    WritableImage image = new WritableImage(side, side);
    return sign.snapshot(how, image);
  }

  private static SVGPath path(String content, Color fill) {
    SVGPath path = new SVGPath();
    path.setContent(content);
    path.setFill(fill);
    return path;
  }
}
