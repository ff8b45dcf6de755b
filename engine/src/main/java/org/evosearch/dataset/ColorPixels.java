package org.evosearch.dataset;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** The red, green and blue values of one image, each from 0 to 255; transparency is left out. */
final class ColorPixels {

  static final int CHANNELS = 3;

  private final int height;
  private final int width;
  private final byte[] values;

  private ColorPixels(int height, int width) {
    this.height = height;
    this.width = width;
    this.values = new byte[CHANNELS * height * width];
  }

  static ColorPixels read(Path path) {
    BufferedImage image = decode(path);
    ColorPixels pixels = new ColorPixels(image.getHeight(), image.getWidth());
    boolean gray = isGray(image.getColorModel());
    for (int y = 0; y < pixels.height; y++) {
      for (int x = 0; x < pixels.width; x++) {
        int rgb = gray ? grayAsRgb(image, x, y) : image.getRGB(x, y);
        for (int c = 0; c < CHANNELS; c++) {
          pixels.values[pixels.offset(c, y, x)] = (byte) (rgb >> (8 * (2 - c)));
        }
      }
    }
    return pixels;
  }

  private static BufferedImage decode(Path path) {
    try {
      BufferedImage image = ImageIO.read(path.toFile());
      if (image == null) {
        throw DataException.cannotRead(path, "not a PNG or JPEG image");
      }
      return image;
    } catch (DataException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      // The decoders answer some damaged files with whatever exception their arithmetic meets.
      throw DataException.cannotRead(path, e);
    }
  }

  private static boolean isGray(ColorModel model) {
    return model.getColorSpace().getType() == ColorSpace.TYPE_GRAY;
  }

  /** {@link BufferedImage#getRGB} would take gray values for linear light and brighten them. */
  private static int grayAsRgb(BufferedImage image, int x, int y) {
    int bits = image.getColorModel().getComponentSize(0);
    int gray = image.getRaster().getSample(x, y, 0) * 255 / ((1 << bits) - 1);
    return gray * 0x010101;
  }

  int height() {
    return height;
  }

  int width() {
    return width;
  }

  /** Shape (3, H, W), row by row; the array itself, not a copy. */
  byte[] values() {
    return values;
  }

  private int offset(int channel, int y, int x) {
    return (channel * height + y) * width + x;
  }

  /** Resizes to a square by bilinear interpolation between the centres of the pixels. */
  ColorPixels resized(int side) {
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
