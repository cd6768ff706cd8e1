package org.imagewizard.gui;

import java.awt.image.BufferedImage;

/** How much two pictures of a window are alike, as one sees them from some distance. */
final class Likeness {
  /** Pixels along each side of what is compared: smaller than a line of text is high. */
  private static final int BLOCK = 10;

  /** Of 255 levels of a colour: letters may be smoothed differently, not painted differently. */
  private static final int LEVELS = 20;

  private Likeness() {}

  /** The share of the picture, 0 to 1, where both are alike; 0 when their sizes differ. */
  static double of(BufferedImage one, BufferedImage other) {
    if (one.getWidth() != other.getWidth() || one.getHeight() != other.getHeight()) {
      return 0;
    }
    int alike = 0;
    int all = 0;
    for (int y = 0; y + BLOCK <= one.getHeight(); y += BLOCK) {
      for (int x = 0; x + BLOCK <= one.getWidth(); x += BLOCK) {
        all++;
        alike += near(mean(one, x, y), mean(other, x, y)) ? 1 : 0;
      }
    }
    return (double) alike / all;
  }

  private static boolean near(int[] one, int[] other) {
    for (int i = 0; i < one.length; i++) {
      if (Math.abs(one[i] - other[i]) > LEVELS) {
        return false;
      }
    }
    return true;
  }

  /** Red, green and blue of a block. */
  private static int[] mean(BufferedImage image, int left, int top) {
    int[] sum = new int[3];
    for (int y = top; y < top + BLOCK; y++) {
      for (int x = left; x < left + BLOCK; x++) {
        int argb = image.getRGB(x, y);
        for (int i = 0; i < sum.length; i++) {
          sum[i] += argb >> 8 * i & 0xff;
        }
      }
    }
    for (int i = 0; i < sum.length; i++) {
      sum[i] /= BLOCK * BLOCK;
    }
    return sum;
  }
}
