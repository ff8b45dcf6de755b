package org.evosearch.dataset.image;

import java.awt.image.Raster;

/**
 * Colors of JPEG files with four components: the inks cyan, magenta, yellow and black, stored as by
 * Adobe's programs, 255 for no ink, or with luma and chroma in place of the first three (YCCK).
 * Color profiles are not applied.
 *
 * <p>Luma and chroma become colors by the equations of JFIF 1.02 (E. Hamilton, 1992).
 */
public final class InkColors {

  private static final int NONE = 255;

  private InkColors() {}

  /** The pixels row by row, each 0xRRGGBB. */
  public static int[] rgb(Raster raster, boolean lumaChroma) {
    int[] inks =
        raster.getPixels(
            raster.getMinX(),
            raster.getMinY(),
            raster.getWidth(),
            raster.getHeight(),
            (int[]) null);
    int[] colors = new int[inks.length / 4];
    for (int i = 0; i < colors.length; i++) {
      int at = 4 * i;
      int black = inks[at + 3];
      colors[i] =
          lumaChroma
              ? ofLumaChroma(inks[at], inks[at + 1] - 128, inks[at + 2] - 128, black)
              : packed(inks[at], inks[at + 1], inks[at + 2], black);
    }
    return colors;
  }

  /** The equations yield amounts of ink; the stored form is 255 minus these. */
  private static int ofLumaChroma(int luma, int blue, int red, int black) {
    return packed(
        NONE - clipped(luma + 1.402 * red),
        NONE - clipped(luma - 0.344136 * blue - 0.714136 * red),
        NONE - clipped(luma + 1.772 * blue),
        black);
  }

  private static int clipped(double value) {
    return (int) Math.min(Math.max(Math.round(value), 0), NONE);
  }

  private static int packed(int cyan, int magenta, int yellow, int black) {
    return darkened(cyan, black) << 16 | darkened(magenta, black) << 8 | darkened(yellow, black);
  }

  private static int darkened(int value, int black) {
    return (value * black + NONE / 2) / NONE;
  }
}
