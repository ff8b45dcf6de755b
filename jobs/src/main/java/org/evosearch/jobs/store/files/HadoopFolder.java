package org.evosearch.jobs.store.files;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * A store's directory on one of Hadoop's file systems: the operations that are the same on all of
 * them.
 *
 * @param root the directory
 * @param system its file system
 */
record HadoopFolder(Path root, FileSystem system) {

  Path path(String file) {
    return new Path(root, file);
  }

  Optional<byte[]> read(String file) throws IOException {
    try (FSDataInputStream in = system.open(path(file))) {
      return Optional.of(in.readAllBytes());
    } catch (FileNotFoundException e) {
      return Optional.empty();
    }
  }

  List<String> list(String directory) throws IOException {
    try {
      return Stream.of(system.listStatus(path(directory)))
          .map(FileStatus::getPath)
          .map(Path::getName)
          .filter(name -> !name.startsWith("."))
          .toList();
    } catch (FileNotFoundException e) {
      return List.of();
    }
  }

  /** Does nothing if another process has done it. */
  void delete(String file) throws IOException {
    system.delete(path(file), true);
  }
}
