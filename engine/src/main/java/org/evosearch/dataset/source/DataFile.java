package org.evosearch.dataset.source;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.evosearch.dataset.DataException;

/**
 * The content of a file, decompressed if it begins like gzip, whatever its name. Reading stops at
 * the expected size: a few bytes can expand to gigabytes.
 */
final class DataFile {

  private static final int[] GZIP_MAGIC = {0x1f, 0x8b};

  private final Path path;
  private final byte[] content;
  private final boolean packed;
  private final boolean complete;

  private DataFile(Path path, byte[] content, boolean packed, boolean complete) {
    this.path = path;
    this.content = content;
    this.packed = packed;
    this.complete = complete;
  }

  /**
   * Reads a file, or the beginning of one that is too long.
   *
   * @param most maximum number of bytes, decompressed
   */
  static DataFile read(Path path, long most) {
    requireReadable(path, most);
    try (InputStream in = new BufferedInputStream(Files.newInputStream(path))) {
      return isGzip(in)
          ? unpacked(path, in, most)
          : new DataFile(path, in.readNBytes(Math.toIntExact(most + 1)), false, true);
    } catch (IOException e) {
      throw DataException.cannotRead(path, e);
    }
  }

  private static void requireReadable(Path path, long most) {
    File file = path.toFile();
    if (file.isDirectory()) {
      throw DataException.cannotRead(path, "a folder, not a file");
    }
    if (file.exists() && file.length() == 0) {
      throw DataException.cannotRead(path, "the file is empty");
    }
    long memory = Runtime.getRuntime().maxMemory();
    if (most > memory) {
      throw DataException.cannotRead(
          path, "it promises %s MiB, Java has %s (-Xmx)".formatted(most >> 20, memory >> 20));
    }
  }

  private static boolean isGzip(InputStream in) throws IOException {
    in.mark(GZIP_MAGIC.length);
    boolean gzip = in.read() == GZIP_MAGIC[0] && in.read() == GZIP_MAGIC[1];
    in.reset();
    return gzip;
  }

  private static DataFile unpacked(Path path, InputStream packed, long most) throws IOException {
    // Unlike the JDK's, this stream fails on garbage behind its end.
    try (InputStream in = new GzipCompressorInputStream(packed, true)) {
      return new DataFile(path, in.readNBytes(Math.toIntExact(most + 1)), true, true);
    } catch (EOFException e) {
      return new DataFile(path, whatIsLeft(path, most), true, false);
    }
  }

  /** The content of a stream that ends early, whose length the message names. */
  private static byte[] whatIsLeft(Path path, long most) throws IOException {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    try (InputStream in = new GZIPInputStream(Files.newInputStream(path), 1 << 16)) {
      byte[] buffer = new byte[1 << 16];
      for (int count = 0; count >= 0 && content.size() <= most; count = in.read(buffer)) {
        content.write(buffer, 0, count);
      }
    } catch (EOFException e) {
      return content.toByteArray();
    }
    return content.toByteArray();
  }

  Path path() {
    return path;
  }

  int length() {
    return content.length;
  }

  /** The whole content, read-only, big-endian. */
  ByteBuffer content() {
    return ByteBuffer.wrap(content).asReadOnlyBuffer();
  }

  /** Fails unless the content has as many bytes as its header promises. */
  void requireLength(long promised) {
    if (content.length < promised) {
      throw unreadable(
          "truncated: %s bytes promised, %s found".formatted(promised, content.length));
    }
    if (content.length > promised) {
      String found = packed ? "more" : String.valueOf(path.toFile().length());
      throw unreadable("too long: %s bytes promised, %s found".formatted(promised, found));
    }
    requireComplete();
  }

  /** Fails if the gzip stream ended early. */
  void requireComplete() {
    if (!complete) {
      throw unreadable("truncated: the gzip stream ends after " + content.length + " bytes");
    }
  }

  DataException unreadable(String reason) {
    return DataException.cannotRead(path, reason);
  }
}
