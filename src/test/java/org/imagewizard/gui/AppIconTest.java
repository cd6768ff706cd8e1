package org.imagewizard.gui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.image.WritableImage;
import javafx.scene.paint.Color;
import org.imagewizard.gui.theme.AppIcon;
import org.junit.jupiter.api.Test;

class AppIconTest {
  @Test
  void theSignIsWhiteOnBlueWithFreeCorners() {
    Driver.toolkit();
    List<WritableImage> all = Driver.onWindow(AppIcon::sizes);
    assertThat(all).extracting(WritableImage::getWidth).containsExactly(16.0, 32.0, 48.0, 128.0);
    for (WritableImage image : all) {
      int side = (int) image.getWidth();
      assertThat(image.getPixelReader().getColor(0, 0).getOpacity()).isZero();
      assertThat(at(image, side * 100 / 128, side * 20 / 128)).isEqualTo(Color.web("#0969da"));
      assertThat(at(image, side * 46 / 128, side * 96 / 128).getSaturation()).isLessThan(0.3);
    }
  }

  private static Color at(WritableImage image, int x, int y) {
    return image.getPixelReader().getColor(x, y);
  }
}
