package org.evosearch.jobs.store;

import java.io.File;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.evosearch.search.JournalException;
import org.evosearch.search.JournalException.Kind;

/**
 * Which file systems can hold a store: those that can create a file if it is absent, in one step.
 */
final class StoreLocation {

  private StoreLocation() {}

  /**
   * The files of a store.
   *
   * @param storeUri a URI, or a path on the default file system
   * @throws JournalException if the file system cannot hold a store
   */
  static StoreFiles files(String storeUri, Configuration conf) {
    Path path = new Path(storeUri);
    String named = path.toUri().getScheme();
    String scheme = named == null ? FileSystem.getDefaultUri(conf).getScheme() : named;
    return switch (scheme) {
      case "file" ->
          new LocalFiles(new File(path.toUri().getPath()).toPath().toAbsolutePath().normalize());
      case "hdfs", "viewfs" -> hadoop(path, conf);
      default ->
          throw new JournalException(
              Kind.INVALID,
              "Cannot use "
                  + storeUri
                  + ": a store needs a file system where a file is created in one step and only if"
                  + " it is absent; use file: or hdfs:");
    };
  }

  private static StoreFiles hadoop(Path path, Configuration conf) {
    try {
      return new HadoopFiles(path, conf);
    } catch (IOException e) {
      throw new JournalException(Kind.INVALID, "Cannot use " + path + ": " + e.getMessage(), e);
    }
  }
}
