package org.evosearch.dataset;

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

/** The content of a file, unpacked where it begins as gzip does, whatever its name. */
final class DataFile {

  private static final int[] GZIP_MAGIC = {0x1f, 0x8b};

  /** What fits into an array on every Java platform. */
  private static final long LARGEST = Integer.MAX_VALUE - 8L;

  private final Path path;
  private final byte[] content;
  private final boolean complete;

  private DataFile(Path path, byte[] content, boolean complete) {
    this.path = path;
    this.content = content;
    this.complete = complete;
  }

  static DataFile read(Path path) {
    requireReadable(path);
    try (InputStream in = new BufferedInputStream(Files.newInputStream(path))) {
      return isGzip(in) ? unpacked(path, in) : new DataFile(path, in.readAllBytes(), true);
    } catch (IOException e) {
      throw DataException.cannotRead(path, e);
    }
  }

  private static void requireReadable(Path path) {
    File file = path.toFile();
    if (file.isDirectory()) {
      throw DataException.cannotRead(path, "a folder, not a file");
    }
    if (file.length() > LARGEST) {
      throw DataException.cannotRead(path, "larger than 2 GiB");
    }
  }

  private static boolean isGzip(InputStream in) throws IOException {
    in.mark(GZIP_MAGIC.length);
    boolean gzip = in.read() == GZIP_MAGIC[0] && in.read() == GZIP_MAGIC[1];
    in.reset();
    return gzip;
  }

  /** Keeps what a stream that ends early has given, so that the message can say how much. */
  private static DataFile unpacked(Path path, InputStream packed) throws IOException {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    try (InputStream in = new GZIPInputStream(packed, 1 << 16)) {
      in.transferTo(content);
      return new DataFile(path, content.toByteArray(), true);
    } catch (EOFException e) {
      return new DataFile(path, content.toByteArray(), false);
    }
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
    if (content.length != promised) {
      String fault = content.length < promised ? "truncated" : "too long";
      throw unreadable(
          "%s: %s bytes promised, %s found".formatted(fault, promised, content.length));
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
