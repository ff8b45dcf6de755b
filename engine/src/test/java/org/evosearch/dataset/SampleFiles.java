package org.evosearch.dataset;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.evosearch.dataset.source.DatasetSettings;
import org.jspecify.annotations.Nullable;

/** Makes the small files that the readers are tested on. */
public final class SampleFiles {

  private SampleFiles() {}

  public static DatasetSettings settings(String name, @Nullable Path path) {
    return new DatasetSettings(
        name, path == null ? null : path.toString(), 0.5, 1, 0, 0, ImagePlacement.DEVICE);
  }

  public static void write(Path path, byte[] content) {
    try {
      Files.createDirectories(path.toAbsolutePath().getParent());
      Files.write(path, content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static byte[] gzip(byte[] content) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
      out.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  /** The bytes of all images, (N, C, H, W). */
  public static ByteBuffer pixels(LabeledImages images) {
    return images.pixels(IntStream.range(0, images.count()).toArray());
  }

  /** An IDX file: magic number, dimensions, values. */
  public static byte[] idx(int magic, int[] dimensions, byte[] values) {
    ByteBuffer file = ByteBuffer.allocate(4 + 4 * dimensions.length + values.length).putInt(magic);
    for (int dimension : dimensions) {
      file.putInt(dimension);
    }
    return file.put(values).array();
  }

  /** The bytes first, first + 1, ..., cut to eight bits. */
  public static byte[] counting(int first, int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) (first + i);
    }
    return bytes;
  }

  public static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
