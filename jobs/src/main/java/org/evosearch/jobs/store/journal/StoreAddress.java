package org.evosearch.jobs.store.journal;

import java.io.IOException;
import java.nio.file.FileSystemException;
import org.apache.hadoop.conf.Configuration;
import org.evosearch.jobs.store.files.StoreFiles;
import org.evosearch.jobs.store.files.StoreLocation;
import org.evosearch.jobs.store.format.Table;
import org.evosearch.search.JournalException;
import org.evosearch.search.JournalException.Kind;

/**
 * The address of a store. Commands check it first, so that a typing error is found before anything
 * starts.
 *
 * @param uri a URI, or a path on the default file system
 * @param conf how to reach file systems
 */
public record StoreAddress(String uri, Configuration conf) {

  /**
   * Checks that a store can be written here, and creates it if necessary.
   *
   * @throws JournalException if it cannot; one line
   */
  public void requireWritable() {
    StoreFiles files = StoreLocation.files(uri, conf);
    try {
      files.createRoot();
    } catch (IOException e) {
      throw new JournalException(
          Kind.INVALID, "Cannot use " + StoreLocation.shown(uri) + ": " + reason(e), e);
    }
  }

  /**
   * Checks that there is a store.
   *
   * @throws JournalException if there is none; one line
   */
  public void requireStore() {
    if (!isStore()) {
      throw new JournalException(
          Kind.INVALID,
          "No store at " + StoreLocation.shown(uri) + ": there is no folder with tables of runs");
    }
  }

  /**
   * Whether there is a store.
   *
   * @throws JournalException if there cannot be one, or the file system does not answer
   */
  public boolean isStore() {
    StoreFiles files = StoreLocation.files(uri, conf);
    try {
      for (Table table : Table.values()) {
        if (!files.list(table.key()).isEmpty()) {
          return true;
        }
      }
      return false;
    } catch (FileSystemException e) {
      throw new JournalException(
          Kind.INVALID, "Cannot use " + StoreLocation.shown(uri) + ": " + reason(e), e);
    } catch (IOException e) {
      throw new JournalException(
          Kind.UNKNOWN, "Cannot read " + StoreLocation.shown(uri) + ": " + e, e);
    }
  }

  private static String reason(IOException e) {
    return switch (e.getClass().getSimpleName()) {
      case "NotDirectoryException", "FileAlreadyExistsException", "ParentNotDirectoryException" ->
          "it is a file, or below one; a store is a folder";
      case "AccessDeniedException", "AccessControlException" -> "permission denied";
      case "NoSuchFileException" -> "its folder cannot be created";
      default -> {
        String said = e instanceof FileSystemException local ? local.getReason() : e.getMessage();
        yield String.valueOf(said).lines().findFirst().orElse("");
      }
    };
  }
}
