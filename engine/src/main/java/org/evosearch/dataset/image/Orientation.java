package org.evosearch.dataset.image;

import com.twelvemonkeys.imageio.metadata.Directory;
import com.twelvemonkeys.imageio.metadata.Entry;
import com.twelvemonkeys.imageio.metadata.tiff.TIFF;
import com.twelvemonkeys.imageio.metadata.tiff.TIFFReader;
import java.io.IOException;
import javax.imageio.stream.ImageInputStream;

/**
 * How a stored image is turned before it is shown: the tag Orientation, 1 to 8, of TIFF and EXIF.
 *
 * @param code 1 for images that are stored upright
 */
public record Orientation(int code) {

  /** The orientation of images that are shown as they are stored. */
  public static final Orientation UPRIGHT = new Orientation(1);

  /** Codes above this one exchange height and width. */
  private static final int LAST_UNTURNED = 4;

  /** The orientation of a TIFF file or of the TIFF structure in EXIF data; upright if none. */
  static Orientation of(ImageInputStream tiff) {
    try {
      Directory directory = new TIFFReader().read(tiff);
      Entry entry = directory.getEntryById(TIFF.TAG_ORIENTATION);
      return entry != null && entry.getValue() instanceof Number code
          ? known(code.intValue())
          : UPRIGHT;
    } catch (IOException | RuntimeException e) {
      // Viewers show images with damaged metadata as they are stored.
      return UPRIGHT;
    }
  }

  private static Orientation known(int code) {
    return code >= 1 && code <= 8 ? new Orientation(code) : UPRIGHT;
  }

  /** Whether height and width are exchanged. */
  public boolean turnsSides() {
    return code > LAST_UNTURNED;
  }

  /** Where row y and column x of the shown image are stored, as row times width plus column. */
  public int stored(int y, int x, int height, int width) {
    int lastRow = height - 1;
    int lastColumn = width - 1;
    return switch (code) {
      case 2 -> y * width + lastColumn - x;
      case 3 -> (lastRow - y) * width + lastColumn - x;
      case 4 -> (lastRow - y) * width + x;
      case 5 -> x * width + y;
      case 6 -> (lastRow - x) * width + y;
      case 7 -> (lastRow - x) * width + lastColumn - y;
      case 8 -> x * width + lastColumn - y;
      default -> y * width + x;
    };
  }
}
