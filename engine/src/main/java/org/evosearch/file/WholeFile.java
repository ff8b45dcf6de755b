package org.evosearch.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes files completely or not at all, even if the process is killed or the machine crashes. */
public final class WholeFile {

  private WholeFile() {}

  /**
   * Writes or replaces a file, with the default permissions of the process, and creates its folder.
   * The content is forced to disk under a hidden name and then renamed in one atomic step; {@link
   * #force} makes the rename durable.
   */
  public static void write(Path file, byte[] content) throws IOException {
    Path target = file.toAbsolutePath();
    Path hidden = target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID());
    Files.createDirectories(parent(target));
    try {
      create(hidden, content);
      Files.move(hidden, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      discard(hidden, e);
      throw e;
    }
  }

  /**
   * Checks that a file could be written now, without leaving anything: long work is not to end with
   * a file that cannot be written.
   *
   * @throws IOException if it could not
   */
  public static void requireWritable(Path file) throws IOException {
    Path target = file.toAbsolutePath();
    if (Files.isDirectory(target)) {
      throw new FileSystemException(target.toString(), null, "it is a folder");
    }
    Path folder = parent(target);
    while (!Files.exists(folder)) {
      folder = parent(folder);
    }
    Files.delete(Files.createTempFile(folder, ".", ""));
  }

  /** Forces the entries of a directory to disk. */
  public static void force(Path directory) throws IOException {
    try (FileChannel channel = opened(directory)) {
      if (channel != null) {
        channel.force(true);
      }
    }
  }

  private static Path parent(Path path) {
    Path parent = path.getParent();
    return parent == null ? path : parent;
  }

  private static void create(Path file, byte[] content) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      ByteBuffer buffer = ByteBuffer.wrap(content);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      channel.force(true);
    }
  }

  /**
   * Deletes an incomplete file, which nobody would read and which takes up space on a full disk.
   */
  private static void discard(Path hidden, IOException problem) {
    try {
      Files.deleteIfExists(hidden);
    } catch (IOException e) {
      problem.addSuppressed(e);
    }
  }

  /**
   * Null on systems that cannot open directories; these make their entries durable by themselves.
   */
  private static @Nullable FileChannel opened(Path directory) {
    try {
      return FileChannel.open(directory, StandardOpenOption.READ);
    } catch (IOException e) {
      return null;
    }
  }
}
