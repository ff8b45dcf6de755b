package org.evosearch.jobs.store.files;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.util.VersionInfo;
import org.evosearch.config.Redaction;
import org.evosearch.search.JournalException;
import org.evosearch.search.JournalException.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Opens stores on file systems that can hold them: those that can atomically create a file if it is
 * absent.
 */
public final class StoreLocation {

  private static final int MAX_SHOWN = 200;
  private static final String S3A = "org.apache.hadoop.fs.s3a.S3AFileSystem";
  private static final String MISSING =
      "Hadoop's S3A is not on the class path; give spark-submit --packages"
          + " org.apache.hadoop:hadoop-aws:"
          + VersionInfo.getVersion();

  private static final String KINDS =
      "it is neither a path nor a URI such as file:///data/store, hdfs://host/store or"
          + " s3a://bucket/store";
  private static final String NO_CLAIMS =
      "a store needs a file system where a file is created in one step and only if it is absent;"
          + " use file:, hdfs: or s3a:";

  private StoreLocation() {}

  /**
   * The files of a store, those in packs included.
   *
   * @param storeUri a URI, or a path on the default file system
   * @throws JournalException if the file system cannot hold a store
   */
  public static StoreFiles files(String storeUri, Configuration conf) {
    return new CompactedFiles(filesInPlace(storeUri, conf));
  }

  /**
   * As {@link #files(String, Configuration)}.
   *
   * @param hadoop settings of Hadoop's file systems, which are serializable, unlike a configuration
   */
  public static StoreFiles files(String storeUri, Map<String, String> hadoop) {
    return files(storeUri, configuration(hadoop));
  }

  /** The configuration with such settings. */
  public static Configuration configuration(Map<String, String> hadoop) {
    Configuration conf = new Configuration();
    hadoop.forEach(conf::set);
    return conf;
  }

  /** The files of a store under their final names. */
  public static StoreFiles filesInPlace(String storeUri, Configuration conf) {
    Path path = path(storeUri);
    try {
      return files(path, scheme(path, conf), conf);
    } catch (IOException | IllegalArgumentException | UncheckedIOException e) {
      // The host or bucket has no name, or does not exist.
      throw new JournalException(Kind.INVALID, message(storeUri, e.getMessage()), e);
    }
  }

  /**
   * The path of a store.
   *
   * @throws JournalException if the text is neither a path nor a URI
   */
  public static Path path(String storeUri) {
    if (storeUri.isBlank() || storeUri.indexOf('\0') >= 0) {
      throw refused(storeUri.replace('\0', '?'), KINDS);
    }
    try {
      return new Path(storeUri);
    } catch (IllegalArgumentException e) {
      throw new JournalException(Kind.INVALID, message(storeUri, KINDS), e);
    }
  }

  private static String scheme(Path path, Configuration conf) {
    String named = path.toUri().getScheme();
    return String.valueOf(named == null ? FileSystem.getDefaultUri(conf).getScheme() : named);
  }

  private static StoreFiles files(Path path, String scheme, Configuration conf) throws IOException {
    return switch (scheme) {
      case "file" -> new LocalFiles(local(path));
      case "hdfs", "viewfs" -> new HadoopFiles(path, conf);
      case "s3a" -> s3(path, conf);
      default -> throw refused(path.toString(), NO_CLAIMS);
    };
  }

  private static java.nio.file.Path local(Path path) {
    String host = path.toUri().getAuthority();
    if (host != null && !host.isEmpty() && !host.equals("localhost")) {
      throw refused(path.toString(), "file: refers to this machine, not to " + host);
    }
    return new File(path.toUri().getPath()).toPath().toAbsolutePath().normalize();
  }

  private static StoreFiles s3(Path path, Configuration conf) throws IOException {
    if (conf.getClassByNameOrNull(S3A) == null) {
      throw refused(path.toString(), MISSING);
    }
    if (path.toUri().getAuthority() == null) {
      throw refused(path.toString(), "it names no bucket");
    }
    try {
      S3Files files = new S3Files(path, path.getFileSystem(conf));
      return files.canClaim() ? files : new LeasedFiles(files, RunLease.Terms.DEFAULT);
    } catch (LinkageError e) {
      throw new JournalException(Kind.INVALID, message(path.toString(), MISSING), e);
    }
  }

  private static JournalException refused(String store, String reason) {
    return new JournalException(Kind.INVALID, message(store, reason));
  }

  private static String message(String store, @Nullable String reason) {
    return "Cannot use " + shown(store) + ": " + masked(firstLine(reason));
  }

  /** A store's address for messages: cut if it is long, without the login that it may contain. */
  public static String shown(String store) {
    String masked = masked(store);
    String shown = masked.length() > MAX_SHOWN ? masked.substring(0, MAX_SHOWN) + "..." : masked;
    return shown.isBlank() ? "'" + shown + "'" : shown;
  }

  private static String masked(String text) {
    return Redaction.withoutLogins(text);
  }

  private static String firstLine(@Nullable String reason) {
    return String.valueOf(reason).lines().findFirst().orElse("");
  }
}
