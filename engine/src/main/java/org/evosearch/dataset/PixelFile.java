package org.evosearch.dataset;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.evosearch.architecture.shape.TensorShape;

/**
 * Images of one shape in a temporary file, uncompressed and one after the other, so that each takes
 * one read. Where the operating system allows it, the file is already deleted while it is in use:
 * its space is released when its images are no longer referenced, however the process ends. The
 * system's page cache, outside of the heap, holds what fits into memory.
 */
public final class PixelFile {

  private final RandomAccessFile file;
  private final TensorShape shape;
  private final int size;
  private final int count;

  private PixelFile(RandomAccessFile file, TensorShape shape, int count) {
    this.file = file;
    this.shape = shape;
    this.size = Math.toIntExact(shape.elements());
    this.count = count;
  }

  /**
   * Writes images to a file. Closing deletes the file's name; an open {@link PixelFile} stays
   * readable.
   */
  public static final class Writer implements AutoCloseable {

    private final Path path;
    private final OutputStream out;
    private final TensorShape shape;
    private int count;

    private Writer(Path path, OutputStream out, TensorShape shape) {
      this.path = path;
      this.out = out;
      this.shape = shape;
    }

    /**
     * Adds an image.
     *
     * @param image (C, H, W), unsigned bytes
     */
    public void add(byte[] image) {
      if (image.length != shape.elements()) {
        throw new IllegalArgumentException(
            "Invalid pixels: %s bytes (an image of shape %s)".formatted(image.length, shape));
      }
      try {
        out.write(image);
      } catch (IOException e) {
        throw cannot("write", path, e);
      }
      count++;
    }

    /** Completes the file and opens it for reading. */
    public PixelFile file() {
      try {
        out.close();
        return new PixelFile(new RandomAccessFile(path.toFile(), "r"), shape, count);
      } catch (IOException e) {
        throw cannot("write", path, e);
      }
    }

    @Override
    public void close() {
      try {
        out.close();
        Files.delete(path);
      } catch (IOException e) {
        // Some systems cannot delete files that are open.
        path.toFile().deleteOnExit();
      }
    }
  }

  /**
   * Creates a file.
   *
   * @param folder in which it is created
   * @param shape (C, H, W) of an image
   * @throws UncheckedIOException if it cannot be written; one line
   */
  public static Writer in(Path folder, TensorShape shape) {
    try {
      Path path = Files.createTempFile(folder, "evosearch-", ".pixels");
      return new Writer(
          path, new BufferedOutputStream(Files.newOutputStream(path), 1 << 20), shape);
    } catch (IOException e) {
      throw cannot("write", folder, e);
    }
  }

  private static UncheckedIOException cannot(String verb, Path path, IOException e) {
    return new UncheckedIOException("Cannot " + verb + " " + path + ": " + e.getMessage(), e);
  }

  /**
   * All images of the file.
   *
   * @param maximum the byte value that stands for 1.0, 1 to 255
   * @param classes number of classes
   * @param labels the class of each image
   */
  public LabeledImages images(int maximum, int classes, int[] labels) {
    return new LabeledImages(
        shape,
        maximum,
        classes,
        new BytesInFile(this, IntStream.range(0, count).toArray()),
        labels.clone());
  }

  /** Reads an image; safe for use by several threads. */
  ByteBuffer image(int place) {
    byte[] image = new byte[size];
    try {
      // No channel: interrupting a thread that reads would close it.
      synchronized (file) {
        file.seek((long) place * size);
        file.readFully(image);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read image " + place + ": " + e.getMessage(), e);
    }
    return ByteBuffer.wrap(image).asReadOnlyBuffer();
  }
}
