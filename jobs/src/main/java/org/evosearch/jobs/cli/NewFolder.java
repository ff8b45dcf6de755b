package org.evosearch.jobs.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.evosearch.config.SettingsException;

/**
 * A folder of files for other programs. They are written on this machine, copied to a hidden folder
 * beside the target, and renamed: a new folder appears with all its files at once; in a folder that
 * exists, files are replaced one by one.
 */
final class NewFolder {

  private final Path target;
  private final FileSystem files;

  /** Writes the files. */
  @FunctionalInterface
  interface Content {
    /** Writes into a folder that exists. */
    void write(java.nio.file.Path folder) throws IOException;
  }

  private NewFolder(Path target, FileSystem files) {
    this.target = target;
    this.files = files;
  }

  /**
   * Checks that a folder can be created, or may be overwritten.
   *
   * @param out a folder of this machine, or a URI of a file system that Hadoop supports
   * @param overwrite whether files of a folder that exists may be replaced
   * @throws SettingsException if not; one line
   */
  static NewFolder at(String out, boolean overwrite, Configuration conf) {
    try {
      Path path = new Path(out);
      boolean local = path.toUri().getScheme() == null;
      FileSystem files = local ? FileSystem.getLocal(conf).getRaw() : path.getFileSystem(conf);
      Path target = files.makeQualified(path);
      if (target.isRoot()) {
        throw new SettingsException("Invalid --out: " + out + " (a folder, not the root)");
      }
      if (files.exists(target)) {
        check(out, overwrite, files.getFileStatus(target).isDirectory());
      }
      return new NewFolder(target, files);
    } catch (IllegalArgumentException | IOException e) {
      throw new SettingsException("Invalid --out: " + out + " (" + e.getMessage() + ")", e);
    }
  }

  private static void check(String out, boolean overwrite, boolean isFolder) {
    if (!isFolder) {
      throw new SettingsException("Cannot write to " + out + ": it is a file");
    }
    if (!overwrite) {
      throw new SettingsException(
          "Cannot write to " + out + ": it exists (--overwrite replaces files in it)");
    }
  }

  /**
   * Writes all files.
   *
   * @throws UncheckedIOException if that fails; one line
   */
  void write(Content content) {
    try {
      java.nio.file.Path written = Files.createTempDirectory("evosearch-export");
      try {
        content.write(written);
        send(written);
      } finally {
        delete(written);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot write to " + target + ": " + e.getMessage(), e);
    }
  }

  private void send(java.nio.file.Path written) throws IOException {
    Path hidden = new Path(target.getParent(), "_" + target.getName() + "." + UUID.randomUUID());
    try {
      for (java.nio.file.Path file : files(written)) {
        Path to = new Path(hidden, relative(written, file));
        files.copyFromLocalFile(new Path(file.toUri()), to);
      }
      publish(written, hidden);
    } finally {
      files.delete(hidden, true);
    }
  }

  private void publish(java.nio.file.Path written, Path hidden) throws IOException {
    if (!files.exists(target)) {
      move(hidden, target);
      return;
    }
    for (java.nio.file.Path file : files(written)) {
      Path to = new Path(target, relative(written, file));
      files.mkdirs(to.getParent());
      files.delete(to, false);
      move(new Path(hidden, relative(written, file)), to);
    }
  }

  private void move(Path from, Path to) throws IOException {
    if (!files.rename(from, to)) {
      throw new IOException("cannot rename " + from + " to " + to);
    }
  }

  private static String relative(java.nio.file.Path folder, java.nio.file.Path file) {
    return folder.relativize(file).toString().replace('\\', '/');
  }

  private static List<java.nio.file.Path> files(java.nio.file.Path folder) throws IOException {
    try (Stream<java.nio.file.Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static void delete(java.nio.file.Path folder) throws IOException {
    try (Stream<java.nio.file.Path> all = Files.walk(folder)) {
      for (java.nio.file.Path file : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
