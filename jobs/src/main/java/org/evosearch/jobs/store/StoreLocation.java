package org.evosearch.jobs.store;

import java.io.File;
import java.io.IOException;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.util.VersionInfo;
import org.evosearch.search.JournalException;
import org.evosearch.search.JournalException.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Which file systems can hold a store: those that can create a file if it is absent, in one step.
 */
final class StoreLocation {

  private static final String S3A = "org.apache.hadoop.fs.s3a.S3AFileSystem";
  private static final String MISSING =
      "Hadoop's S3A is not on the class path; give spark-submit --packages"
          + " org.apache.hadoop:hadoop-aws:"
          + VersionInfo.getVersion();

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
      case "s3a" -> s3(path, conf);
      default ->
          throw refused(
              storeUri,
              "a store needs a file system where a file is created in one step and only if it is"
                  + " absent; use file:, hdfs: or s3a:");
    };
  }

  private static StoreFiles hadoop(Path path, Configuration conf) {
    try {
      return new HadoopFiles(path, conf);
    } catch (IOException e) {
      throw new JournalException(Kind.INVALID, message(path.toString(), e.getMessage()), e);
    }
  }

  private static StoreFiles s3(Path path, Configuration conf) {
    if (conf.getClassByNameOrNull(S3A) == null) {
      throw refused(path.toString(), MISSING);
    }
    try {
      S3Files files = new S3Files(path, path.getFileSystem(conf));
      return files.canClaim() ? files : new LeasedFiles(files, RunLease.Terms.DEFAULT);
    } catch (IOException | IllegalArgumentException e) {
      throw new JournalException(Kind.INVALID, message(path.toString(), e.getMessage()), e);
    } catch (LinkageError e) {
      throw new JournalException(Kind.INVALID, message(path.toString(), MISSING), e);
    }
  }

  private static JournalException refused(String store, String reason) {
    return new JournalException(Kind.INVALID, message(store, reason));
  }

  private static String message(String store, @Nullable String reason) {
    return "Cannot use " + store + ": " + reason;
  }
}
