package org.evosearch.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes files that are there wholly or not at all, whatever ends the process or the machine. */
public final class WholeFile {

  private WholeFile() {}

  /**
   * Writes a file, with the mode that the process gives its files, or replaces it. It is forced to
   * disk under a hidden name, which it has until all of it is there. Its folder is created.
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

  /** Makes the names in a directory last. */
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

  /** Deletes what nobody would ever read: on a full disk the part of a file is in the way. */
  private static void discard(Path hidden, IOException problem) {
    try {
      Files.deleteIfExists(hidden);
    } catch (IOException e) {
      problem.addSuppressed(e);
    }
  }

  /** Some systems do not let directories be opened; they keep names by themselves. */
  private static @Nullable FileChannel opened(Path directory) {
    try {
      return FileChannel.open(directory, StandardOpenOption.READ);
    } catch (IOException e) {
      return null;
    }
  }
}
