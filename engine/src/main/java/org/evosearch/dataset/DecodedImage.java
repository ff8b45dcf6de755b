package org.evosearch.dataset;

import java.io.IOException;
import java.util.function.Supplier;
import org.evosearch.dataset.image.EncodedImage;

/** One image of any format, decoded as those of image folders are, before its network is known. */
public final class DecodedImage {

  private static final int GRAY = 1;

  private final ColorPixels pixels;

  private DecodedImage(ColorPixels pixels) {
    this.pixels = pixels;
  }

  /**
   * Reads the content of an image file.
   *
   * @param side in pixels to which it is resized, 0 to keep its size
   * @throws DataException if it is not an image; the message is the reason alone, one line
   */
  public static DecodedImage ofFile(byte[] content, int side) {
    return guarded(
        () -> {
          try {
            return ColorPixels.of(EncodedImage.of(content));
          } catch (IOException e) {
            throw new DataException(DataException.reason(e));
          }
        },
        side);
  }

  /**
   * Takes colors that were decoded elsewhere.
   *
   * @param colors each 0xRRGGBB, row by row
   * @param side in pixels to which it is resized, 0 to keep its size
   */
  public static DecodedImage ofColors(int[] colors, int width, int side) {
    return guarded(() -> ColorPixels.of(colors, width), side);
  }

  private static DecodedImage guarded(Supplier<ColorPixels> decoding, int side) {
    try {
      ColorPixels pixels = decoding.get();
      return new DecodedImage(side == 0 ? pixels : pixels.resized(side));
    } catch (OutOfMemoryError e) {
      throw new DataException("it needs more memory than Java has (-Xmx)");
    } catch (DataException e) {
      throw e;
    } catch (RuntimeException e) {
      // On damaged files the decoders may throw any exception.
      throw new DataException(DataException.reason(e));
    }
  }

  /** Height in pixels. */
  public int height() {
    return pixels.height();
  }

  /** Width in pixels. */
  public int width() {
    return pixels.width();
  }

  /** Whether red, green and blue are equal everywhere. */
  public boolean isGray() {
    byte[] values = pixels.values();
    int plane = values.length / ColorPixels.CHANNELS;
    for (int i = 0; i < plane; i++) {
      if (values[i] != values[plane + i] || values[i] != values[2 * plane + i]) {
        return false;
      }
    }
    return true;
  }

  /**
   * The values, (C, H, W), row by row, from 0 to 255.
   *
   * @param channels 1 for the luma, 3 for red, green and blue
   */
  public byte[] values(int channels) {
    return channels == GRAY ? NetworkInput.luma(pixels.values()) : pixels.values();
  }
}
