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
 * Properties of a JPEG file, from the segments before its pixels.
 *
 * @param inks whether there are four components, cyan, magenta, yellow and black
 * @param lumaChroma whether the first three of four components are stored as luma and chroma (YCCK)
 * @param progressive whether the image is coded in passes of increasing detail
 * @param orientation by its EXIF data
 */
record JpegHeader(boolean inks, boolean lumaChroma, boolean progressive, Orientation orientation) {

  /** For other formats, and for damaged files, which the decoder may still accept or reject. */
  static final JpegHeader NONE = new JpegHeader(false, false, false, Orientation.UPRIGHT);

  private static final String EXIF = "Exif";
  private static final String ADOBE = "Adobe";
  private static final Map<Integer, List<String>> WANTED =
      Stream.of(JPEG.SOF0, JPEG.SOF1, JPEG.SOF2, JPEG.APP1, JPEG.APP14)
          .collect(Collectors.toMap(marker -> marker, marker -> JPEGSegmentUtil.ALL_IDS));

  /** Offset of the number of components, after precision (1 byte), height (2) and width (2). */
  private static final int COMPONENTS = 5;

  /** Offset of the transform, after the rest of the version (1 byte) and two words of flags. */
  private static final int TRANSFORM = 5;

  /** Bytes before EXIF data: its name, a zero and a byte of padding. */
  private static final int EXIF_NAME = 6;

  /** Reads the header of a stream, whose position is restored afterwards. */
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
