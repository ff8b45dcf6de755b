package org.evosearch.dataset;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.evosearch.dataset.image.EncodedImage;
import org.evosearch.dataset.image.InkColors;
import org.evosearch.dataset.image.Orientation;

/**
 * The red, green and blue values of one image, each from 0 to 255, oriented as viewers show it.
 *
 * <p>Alpha is dropped, unless pixels differ in nothing else, as in some sketches and icons: then
 * alpha becomes the image, in gray. Values of 16 bits are scaled by 1/257. Inks of CMYK files
 * become red = cyan x black / 255 and so on, with inks as they are stored: 255 for none.
 */
public final class ColorPixels {

  public static final int CHANNELS = 3;

  private static final int WHITE = 0xff;

  private final int height;
  private final int width;
  private final byte[] values;

  private ColorPixels(int height, int width) {
    this.height = height;
    this.width = width;
    this.values = new byte[CHANNELS * height * width];
  }

  /**
   * Reads a file.
   *
   * @throws DataException if it is not a complete image; one line
   */
  public static ColorPixels read(Path path) {
    try {
      return of(EncodedImage.read(path));
    } catch (OutOfMemoryError e) {
      throw DataException.cannotRead(path, "it needs more memory than Java has (-Xmx)");
    } catch (IOException | RuntimeException e) {
      // On damaged files the decoders may throw any exception.
      throw DataException.cannotRead(path, e);
    }
  }

  /** The pixels of a file. */
  static ColorPixels of(EncodedImage file) throws IOException {
    if (file.isOfInks()) {
      Raster raster = file.raster();
      int[] colors = InkColors.rgb(raster, file.isLumaChroma());
      return shown(colors, raster.getWidth(), file.orientation());
    }
    BufferedImage image = file.image();
    return shown(rgb(image), image.getWidth(), file.orientation());
  }

  /**
   * Takes pixels that were decoded elsewhere.
   *
   * @param colors each 0xRRGGBB, row by row
   */
  static ColorPixels of(int[] colors, int width) {
    return shown(colors, width, Orientation.UPRIGHT);
  }

  private static ColorPixels shown(int[] colors, int width, Orientation orientation) {
    int height = colors.length / width;
    boolean turned = orientation.turnsSides();
    ColorPixels pixels = new ColorPixels(turned ? width : height, turned ? height : width);
    for (int y = 0; y < pixels.height; y++) {
      for (int x = 0; x < pixels.width; x++) {
        int rgb = colors[orientation.stored(y, x, height, width)];
        for (int c = 0; c < CHANNELS; c++) {
          pixels.values[pixels.offset(c, y, x)] = (byte) (rgb >> (8 * (2 - c)));
        }
      }
    }
    return pixels;
  }

  private static int[] rgb(BufferedImage image) throws IOException {
    if (image.getColorModel().getColorSpace().getType() == ColorSpace.TYPE_CMYK) {
      throw new IOException("CMYK, which is supported in JPEG files only");
    }
    int width = image.getWidth();
    int height = image.getHeight();
    int[] colors = image.getRGB(0, 0, width, height, null, 0, width);
    if (image.getColorModel().hasAlpha() && isAllInAlpha(colors)) {
      return Arrays.stream(colors).map(argb -> (argb >>> 24) * 0x010101).toArray();
    }
    return isGray(image.getColorModel()) ? grayAsRgb(image) : colors;
  }

  /** Whether pixels differ in their alpha, and in nothing else. */
  private static boolean isAllInAlpha(int[] colors) {
    int first = colors[0];
    boolean differs = false;
    for (int argb : colors) {
      if ((argb ^ first) << 8 != 0) {
        return false;
      }
      differs |= argb != first;
    }
    return differs;
  }

  private static boolean isGray(ColorModel model) {
    return model.getColorSpace().getType() == ColorSpace.TYPE_GRAY;
  }

  /** {@link BufferedImage#getRGB} would treat gray values as linear light and brighten them. */
  private static int[] grayAsRgb(BufferedImage image) throws IOException {
    int bits = image.getColorModel().getComponentSize(0);
    if (bits > Short.SIZE) {
      throw new IOException(bits + " bits per value (at most 16)");
    }
    int[] samples =
        image.getRaster().getSamples(0, 0, image.getWidth(), image.getHeight(), 0, (int[]) null);
    int white = (1 << bits) - 1;
    Arrays.setAll(samples, i -> samples[i] * WHITE / white * 0x010101);
    return samples;
  }

  public int height() {
    return height;
  }

  public int width() {
    return width;
  }

  /** Shape (3, H, W), row by row; the array itself, not a copy. */
  public byte[] values() {
    return values;
  }

  private int offset(int channel, int y, int x) {
    return (channel * height + y) * width + x;
  }

  /** Resizes to a square by bilinear interpolation between the centers of the pixels. */
  public ColorPixels resized(int side) {
    if (height == side && width == side) {
      return this;
    }
    ColorPixels resized = new ColorPixels(side, side);
    for (int y = 0; y < side; y++) {
      double sourceY = center(y, height, side);
      for (int x = 0; x < side; x++) {
        double sourceX = center(x, width, side);
        for (int c = 0; c < CHANNELS; c++) {
          long value = Math.round(interpolated(c, sourceY, sourceX));
          resized.values[resized.offset(c, y, x)] = (byte) value;
        }
      }
    }
    return resized;
  }

  private static double center(int position, int from, int to) {
    double source = (position + 0.5) * from / to - 0.5;
    return Math.min(Math.max(source, 0), from - 1);
  }

  private double interpolated(int channel, double y, double x) {
    int top = (int) y;
    double upper = interpolatedRow(channel, top, x);
    double lower = interpolatedRow(channel, Math.min(top + 1, height - 1), x);
    return upper + (y - top) * (lower - upper);
  }

  private double interpolatedRow(int channel, int y, double x) {
    int left = (int) x;
    double first = values[offset(channel, y, left)] & 0xff;
    double second = values[offset(channel, y, Math.min(left + 1, width - 1))] & 0xff;
    return first + (x - left) * (second - first);
  }
}
