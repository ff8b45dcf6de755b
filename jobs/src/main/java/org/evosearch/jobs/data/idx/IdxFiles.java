package org.evosearch.jobs.data.idx;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.evosearch.dataset.DataException;
import org.evosearch.dataset.source.IdxHead;
import org.evosearch.jobs.data.rows.PackedFile;

/**
 * A file of images and that of their labels, in the IDX format ({@link IdxHead}).
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

  private static final int IMAGE_RANK = 3;
  private static final int LABEL_RANK = 1;
  private static final int LARGEST = 1 << 26;

  /**
   * Reads the heads of both files.
   *
   * @throws DataException if one is not such a file, or they do not fit each other; one line
   */
  static IdxFiles of(String images, String labels, String split, Configuration conf) {
    List<Integer> shape = dimensions(images, IMAGE_RANK, conf);
    int count = shape.get(0);
    int height = shape.get(1);
    int width = shape.get(2);
    int named = dimensions(labels, LABEL_RANK, conf).get(0);
    if (named != count) {
      throw cannotRead(labels, named + " labels for " + count + " images");
    }
    if ((long) height * width > LARGEST) {
      throw cannotRead(images, height + " x " + width + " pixels (at most " + LARGEST + " in all)");
    }
    return new IdxFiles(images, labels, split, count, height, width);
  }

  private static DataException cannotRead(String path, String reason) {
    return new DataException("Cannot read " + path + ": " + reason);
  }

  private static List<Integer> dimensions(String path, int rank, Configuration conf) {
    try (InputStream in = open(path, conf)) {
      ByteBuffer head = ByteBuffer.wrap(in.readNBytes(IdxHead.length(rank)));
      return IdxHead.read(head, rank).dimensions();
    } catch (BufferUnderflowException e) {
      throw cannotRead(path, "it ends within its head");
    } catch (IOException | IllegalArgumentException e) {
      throw cannotRead(path, String.valueOf(e.getMessage()));
    }
  }

  private static DataInputStream open(String path, Configuration conf) throws IOException {
    return new DataInputStream(new PackedFile(new Path(path), conf).open());
  }

  /** The images from a given one on. */
  DataInputStream images(int first, Configuration conf) throws IOException {
    return from(images, IdxHead.length(IMAGE_RANK) + (long) first * pixels(), conf);
  }

  /** The labels from a given one on. */
  DataInputStream labels(int first, Configuration conf) throws IOException {
    return from(labels, IdxHead.length(LABEL_RANK) + (long) first, conf);
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
