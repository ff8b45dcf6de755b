package org.evosearch.dataset.image;

import com.twelvemonkeys.imageio.stream.ByteArrayImageInputStream;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageReader;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.stream.ImageInputStream;

/**
 * The content of an image file and its decoder. Of several images in a file the first one is used.
 */
public final class EncodedImage {

  /** Maximum size of a file, in bytes; more than any camera writes. */
  private static final long LARGEST_FILE = 1L << 28;

  /** Maximum number of pixels, 8,192 x 8,192: even a small file may claim any number. */
  private static final long MOST_PIXELS = 1L << 26;

  private static final byte[] END_OF_JPEG = {(byte) 0xff, (byte) 0xd9};

  private final byte[] content;
  private final ImageInputStream stream;
  private final ImageReaderSpi codec;
  private final JpegHeader jpeg;

  private EncodedImage(byte[] content, ImageInputStream stream, ImageReaderSpi codec)
      throws IOException {
    this.content = content;
    this.stream = stream;
    this.codec = codec;
    this.jpeg = is("jpeg") ? JpegHeader.of(stream) : JpegHeader.NONE;
  }

  /**
   * Reads a file.
   *
   * @throws IOException if it cannot be read, or is not an image
   */
  public static EncodedImage read(Path path) throws IOException {
    if (Files.size(path) > LARGEST_FILE) {
      throw new IOException("larger than " + (LARGEST_FILE >> 20) + " MiB");
    }
    return of(Files.readAllBytes(path));
  }

  /**
   * Finds the decoder of an image file.
   *
   * @param content of the file; the array itself, not a copy
   * @throws IOException if it is not an image
   */
  public static EncodedImage of(byte[] content) throws IOException {
    if (content.length == 0) {
      throw new IOException("the file is empty");
    }
    ImageInputStream stream = new ByteArrayImageInputStream(content);
    ImageReaderSpi codec =
        ImageCodecs.of(stream)
            .orElseThrow(() -> new IOException("not an image (" + ImageCodecs.NAMES + ")"));
    return new EncodedImage(content, stream, codec);
  }

  /** Whether the pixels are inks (CMYK), which {@link #raster} decodes, not {@link #image}. */
  public boolean isOfInks() {
    return jpeg.inks();
  }

  /** Whether the first three inks are stored as luma and chroma. */
  public boolean isLumaChroma() {
    return jpeg.lumaChroma();
  }

  /** How the image is turned before it is shown. */
  public Orientation orientation() {
    return is("tif") ? Orientation.of(new ByteArrayImageInputStream(content)) : jpeg.orientation();
  }

  private boolean is(String format) {
    return Arrays.stream(codec.getFormatNames())
        .anyMatch(name -> name.toLowerCase(Locale.ROOT).equals(format));
  }

  /** The decoded components, as they are stored. */
  public Raster raster() throws IOException {
    return decoded(reader -> reader.readRaster(0, null));
  }

  /** The decoded image, as it is stored. */
  public BufferedImage image() throws IOException {
    requireWholeWebp();
    return decoded(reader -> reader.read(0));
  }

  /** A way to decode an image. */
  @FunctionalInterface
  private interface Decoding<T> {
    T of(ImageReader reader) throws IOException;
  }

  private <T> T decoded(Decoding<T> decoding) throws IOException {
    List<String> warnings = new ArrayList<>();
    T image = decoded(stream, decoding, warnings);
    if (!warnings.isEmpty() && is("jpeg")) {
      requireWholeJpeg(decoding, warnings);
    }
    return image;
  }

  private <T> T decoded(ImageInputStream input, Decoding<T> decoding, List<String> warnings)
      throws IOException {
    ImageReader reader = codec.createReaderInstance();
    try {
      reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
      reader.setInput(input, false, true);
      requireSize(reader.getWidth(0), reader.getHeight(0));
      return decoding.of(reader);
    } finally {
      reader.dispose();
    }
  }

  private static void requireSize(int width, int height) throws IOException {
    if ((long) width * height > MOST_PIXELS) {
      throw new IOException(
          "%s x %s pixels (at most %s in all)".formatted(height, width, MOST_PIXELS));
    }
  }

  /**
   * Fails if pixels are missing, which the decoder would fill with gray. A file that lacks only the
   * end marker is complete, unless it is progressive: then passes may be missing.
   */
  private <T> void requireWholeJpeg(Decoding<T> decoding, List<String> warnings)
      throws IOException {
    List<String> more = new ArrayList<>();
    byte[] ended = Arrays.copyOf(content, content.length + END_OF_JPEG.length);
    System.arraycopy(END_OF_JPEG, 0, ended, content.length, END_OF_JPEG.length);
    decoded(new ByteArrayImageInputStream(ended), decoding, more);
    boolean lacksEnd = more.size() < warnings.size();
    if (more.stream().anyMatch(text -> text.contains("premature end"))
        || (lacksEnd && jpeg.progressive())) {
      throw new EOFException();
    }
  }

  /** Fails if the file is shorter than its header claims; the decoder would pad it. */
  private void requireWholeWebp() throws IOException {
    if (is("webp")) {
      ByteBuffer header = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
      String start = new String(content, 0, 4, StandardCharsets.ISO_8859_1);
      long promised = start.equals("RIFF") ? 8 + (header.getInt(4) & 0xffffffffL) : 0;
      if (promised > content.length) {
        throw new EOFException();
      }
    }
  }
}
