package org.evosearch.jobs.data.idx;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.Serializable;
import java.util.Arrays;
import java.util.HexFormat;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.compress.CompressionCodec;
import org.apache.hadoop.io.compress.CompressionCodecFactory;
import org.evosearch.dataset.DataException;

/**
 * A file of images and that of their labels, in the IDX format: a magic number 0x000008RR with RR
 * the number of dimensions, the dimensions as big-endian integers, unsigned bytes in row-major
 * order.
 *
 * <p>Y. LeCun, C. Cortes, C. Burges: The MNIST database of handwritten digits, 1998, "The IDX file
 * format".
 *
 * @param images path of the images, gzipped or not
 * @param labels path of the labels, gzipped or not
 * @param split train, validation or test
 * @param count of images
 * @param height of an image in pixels
 * @param width of an image in pixels
 */
record IdxFiles(String images, String labels, String split, int count, int height, int width)
    implements Serializable {

  private static final int UNSIGNED_BYTES = 0x800;
  private static final int IMAGE_RANK = 3;
  private static final int LABEL_RANK = 1;
  private static final int LARGEST = 1 << 26;

  /**
   * Reads the heads of both files.
   *
   * @throws DataException if they are none, or do not fit each other; one line
   */
  static IdxFiles of(String images, String labels, String split, Configuration conf) {
    int[] shape = dimensions(images, IMAGE_RANK, conf);
    int named = dimensions(labels, LABEL_RANK, conf)[0];
    if (named != shape[0]) {
      throw cannotRead(labels, named + " labels for " + shape[0] + " images");
    }
    if ((long) shape[1] * shape[2] > LARGEST) {
      throw cannotRead(
          images, shape[1] + " x " + shape[2] + " pixels (at most " + LARGEST + " in all)");
    }
    return new IdxFiles(images, labels, split, shape[0], shape[1], shape[2]);
  }

  private static DataException cannotRead(String path, String reason) {
    return new DataException("Cannot read " + path + ": " + reason);
  }

  private static int[] dimensions(String path, int rank, Configuration conf) {
    try (DataInputStream in = open(path, conf)) {
      int magic = in.readInt();
      if (magic != UNSIGNED_BYTES + rank) {
        HexFormat hex = HexFormat.of();
        throw cannotRead(
            path,
            "magic number 0x%s, 0x%s expected"
                .formatted(hex.toHexDigits(magic), hex.toHexDigits(UNSIGNED_BYTES + rank)));
      }
      int[] dimensions = new int[rank];
      for (int i = 0; i < rank; i++) {
        dimensions[i] = in.readInt();
      }
      if (Arrays.stream(dimensions).anyMatch(dimension -> dimension < 1)) {
        throw cannotRead(path, "dimensions " + Arrays.toString(dimensions) + " are not positive");
      }
      return dimensions;
    } catch (IOException e) {
      throw cannotRead(path, String.valueOf(e.getMessage()));
    }
  }

  private static DataInputStream open(String name, Configuration conf) throws IOException {
    Path path = new Path(name);
    CompressionCodec codec = new CompressionCodecFactory(conf).getCodec(path);
    FSDataInputStream in = path.getFileSystem(conf).open(path);
    return codec == null ? in : new DataInputStream(codec.createInputStream(in));
  }

  /** The images, at the first that is asked for. */
  DataInputStream images(int first, Configuration conf) throws IOException {
    return from(images, head(IMAGE_RANK) + (long) first * pixels(), conf);
  }

  /** The labels, at the first that is asked for. */
  DataInputStream labels(int first, Configuration conf) throws IOException {
    return from(labels, head(LABEL_RANK) + (long) first, conf);
  }

  private static long head(int rank) {
    return (1L + rank) * Integer.BYTES;
  }

  /** Bytes of an image. */
  int pixels() {
    return height * width;
  }

  private static DataInputStream from(String path, long position, Configuration conf)
      throws IOException {
    DataInputStream in = open(path, conf);
    in.skipNBytes(position);
    return in;
  }
}
