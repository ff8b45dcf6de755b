package org.evosearch.dataset.image;

import com.twelvemonkeys.imageio.plugins.pnm.PNMImageReaderSpi;
import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.io.EOFException;
import java.io.IOException;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.imageio.spi.IIORegistry;
import javax.imageio.spi.ImageReaderSpi;
import javax.imageio.stream.ImageInputStream;

/**
 * The image formats that are read: PNG, JPEG, GIF, BMP and TIFF by the JDK, WebP and PNM by
 * TwelveMonkeys.
 *
 * <p>The list is fixed, so that other decoders on the class path change no pixel.
 */
public final class ImageCodecs {

  static final String NAMES = "PNG, JPEG, GIF, BMP, TIFF, WebP or PNM";

  private static final List<String> EXTENSIONS =
      List.of(
          ".png", ".jpg", ".jpeg", ".jpe", ".jfif", ".gif", ".bmp", ".dib", ".tif", ".tiff",
          ".webp", ".ppm", ".pgm", ".pbm", ".pnm");

  private static final String JDK = "com.sun.imageio.";

  private static final List<ImageReaderSpi> CODECS = codecs();

  private ImageCodecs() {}

  private static List<ImageReaderSpi> codecs() {
    Iterator<ImageReaderSpi> registered =
        IIORegistry.getDefaultInstance().getServiceProviders(ImageReaderSpi.class, true);
    Iterable<ImageReaderSpi> all = () -> registered;
    return Stream.concat(
            StreamSupport.stream(all.spliterator(), false)
                .filter(codec -> codec.getClass().getName().startsWith(JDK))
                .filter(codec -> !codec.getClass().getSimpleName().startsWith("WBMP"))
                .sorted(Comparator.comparing(ImageCodecs::isRare)),
            Stream.of(new WebPImageReaderSpi(), new PNMImageReaderSpi()))
        .toList();
  }

  /** PNG and JPEG are tried first. */
  private static boolean isRare(ImageReaderSpi codec) {
    String name = codec.getClass().getSimpleName();
    return !name.startsWith("PNG") && !name.startsWith("JPEG");
  }

  /** Whether a file's name is that of an image. */
  public static boolean isImage(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return EXTENSIONS.stream().anyMatch(lower::endsWith);
  }

  /** The decoder of a file, by its first bytes; the position of the stream does not change. */
  static Optional<ImageReaderSpi> of(ImageInputStream content) throws IOException {
    for (ImageReaderSpi codec : CODECS) {
      if (decodes(codec, content)) {
        return Optional.of(codec);
      }
    }
    return Optional.empty();
  }

  private static boolean decodes(ImageReaderSpi codec, ImageInputStream content)
      throws IOException {
    try {
      return codec.canDecodeInput(content);
    } catch (EOFException e) {
      // Shorter than the signature of the format.
      content.seek(0);
      return false;
    }
  }
}
