package org.evosearch.dataset.image;

import com.twelvemonkeys.imageio.metadata.jpeg.JPEG;
import com.twelvemonkeys.imageio.metadata.jpeg.JPEGSegment;
import com.twelvemonkeys.imageio.metadata.jpeg.JPEGSegmentUtil;
import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.stream.ImageInputStream;

/**
 * What the segments before the pixels of a JPEG file tell.
 *
 * @param inks whether there are four components, cyan, magenta, yellow and black
 * @param lumaChroma whether the first three of four components are kept as luma and chroma (YCCK)
 * @param progressive whether the whole image comes several times, each time finer
 * @param orientation by its EXIF data
 */
record JpegHeader(boolean inks, boolean lumaChroma, boolean progressive, Orientation orientation) {

  /** Of other formats, and of damaged files, on which the decoder has the last word. */
  static final JpegHeader NONE = new JpegHeader(false, false, false, Orientation.UPRIGHT);

  private static final String EXIF = "Exif";
  private static final String ADOBE = "Adobe";
  private static final Map<Integer, List<String>> WANTED =
      Stream.of(JPEG.SOF0, JPEG.SOF1, JPEG.SOF2, JPEG.APP1, JPEG.APP14)
          .collect(Collectors.toMap(marker -> marker, marker -> JPEGSegmentUtil.ALL_IDS));

  /** The number of components stands behind the precision, the height and the width. */
  private static final int COMPONENTS = 5;

  /** The transform stands behind the name and its zero, the version and two words of flags. */
  private static final int TRANSFORM = 5;

  /** What EXIF data follows: its name, a zero and a byte that fills up. */
  private static final int EXIF_NAME = 6;

  /** The header at the beginning of a stream, which is there again afterwards. */
  static JpegHeader of(ImageInputStream content) throws IOException {
    content.mark();
    try {
      return of(JPEGSegmentUtil.readSegments(content, WANTED));
    } catch (IOException | RuntimeException e) {
      return NONE;
    } finally {
      content.reset();
    }
  }

  private static JpegHeader of(List<JPEGSegment> segments) throws IOException {
    boolean inks = false;
    boolean lumaChroma = false;
    boolean progressive = false;
    Orientation orientation = Orientation.UPRIGHT;
    for (JPEGSegment segment : segments) {
      if (EXIF.equals(segment.identifier())) {
        orientation = orientation(segment);
      } else if (ADOBE.equals(segment.identifier())) {
        lumaChroma = byteAt(segment.data(), TRANSFORM) == 2;
      } else if (segment.marker() != JPEG.APP1 && segment.marker() != JPEG.APP14) {
        inks = byteAt(segment.data(), COMPONENTS) == 4;
        progressive = segment.marker() == JPEG.SOF2;
      }
    }
    return new JpegHeader(inks, lumaChroma, progressive, orientation);
  }

  private static int byteAt(InputStream data, int index) throws IOException {
    data.skipNBytes(index);
    return data.read();
  }

  private static Orientation orientation(JPEGSegment segment) throws IOException {
    byte[] data = segment.segmentData().readAllBytes();
    return data.length <= EXIF_NAME
        ? Orientation.UPRIGHT
        : Orientation.of(new ByteArrayImageInputStream(data, EXIF_NAME, data.length - EXIF_NAME));
  }
}
