package org.evosearch.dataset;

import java.io.IOException;
import java.util.Locale;
import org.evosearch.architecture.shape.TensorShape;
import org.evosearch.dataset.image.EncodedImage;

/**
 * Converts single images of all kinds to the input of a network: bytes of its shape (C, H, W).
 *
 * <p>Files are read as those of image folders are. Networks for one channel get the luma of a
 * color, (19595 R + 38470 G + 7471 B) / 65536 by ITU-R BT.601. Images of another size are resized
 * if the network's are square.
 *
 * @param shape (C, H, W), one or three channels
 */
public record NetworkInput(TensorShape shape) {

  private static final int GRAY = 1;

  /** Checks that the network takes images. */
  public NetworkInput {
    if (!shape.isImage()
        || (shape.channels() != GRAY && shape.channels() != ColorPixels.CHANNELS)) {
      throw new IllegalArgumentException(
          "Invalid shape: " + shape + " (images of one or three channels)");
    }
  }

  /**
   * Reads the content of an image file.
   *
   * @return (C, H, W), row-major, from 0 to 255
   * @throws DataException if it is not an image; the message is the reason alone, one line
   */
  public byte[] ofFile(byte[] content) {
    try {
      return fitted(ColorPixels.of(EncodedImage.of(content)));
    } catch (OutOfMemoryError e) {
      throw new DataException("it needs more memory than Java has (-Xmx)");
    } catch (DataException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      // On damaged files the decoders may throw any exception.
      throw new DataException(DataException.reason(e));
    }
  }

  /**
   * Takes colors that were decoded elsewhere.
   *
   * @param colors each 0xRRGGBB, row by row
   * @return (C, H, W), row-major, from 0 to 255
   * @throws DataException if they are of another size, and the network's images are not square
   */
  public byte[] ofColors(int[] colors, int width) {
    return fitted(ColorPixels.of(colors, width));
  }

  private byte[] fitted(ColorPixels image) {
    ColorPixels sized = image;
    if (image.height() != shape.height() || image.width() != shape.width()) {
      if (shape.height() != shape.width()) {
        throw new DataException(
            String.format(
                Locale.ROOT,
                "%d x %d pixels (the network takes %d x %d)",
                image.height(),
                image.width(),
                shape.height(),
                shape.width()));
      }
      sized = image.resized(shape.height());
    }
    return shape.channels() == GRAY ? luma(sized.values()) : sized.values();
  }

  /** The luma of colors, by ITU-R BT.601; of gray the gray itself. */
  static byte[] luma(byte[] colors) {
    byte[] luma = new byte[colors.length / ColorPixels.CHANNELS];
    for (int i = 0; i < luma.length; i++) {
      int red = colors[i] & 0xff;
      int green = colors[luma.length + i] & 0xff;
      int blue = colors[2 * luma.length + i] & 0xff;
      luma[i] = (byte) ((19595 * red + 38470 * green + 7471 * blue + 0x8000) >> 16);
    }
    return luma;
  }
}
