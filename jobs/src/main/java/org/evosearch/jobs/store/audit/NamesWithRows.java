package org.evosearch.jobs.store.audit;

import java.io.IOException;
import java.nio.file.NotDirectoryException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.evosearch.jobs.store.files.StoreFiles;

/**
 * The names in a directory of tables from which an engine may read rows. Spark and Hive skip names
 * that begin with {@code _} or a dot; DuckDB reads every Parquet file, whatever its name or the
 * names of the directories above it begin with.
 *
 * @param files of the store
 */
record NamesWithRows(StoreFiles files) {

  private static final String PARQUET = ".parquet";

  /**
   * All names but those that every engine skips, in alphabetical order. Names that begin with a dot
   * are listed on file systems that show the names which killed writers left.
   */
  List<String> in(String directory) throws IOException {
    Set<String> names = new TreeSet<>();
    for (String name : all(directory)) {
      if (!isSkippedBySpark(name) || isReadByDuckDb(directory + "/" + name)) {
        names.add(name);
      }
    }
    return List.copyOf(names);
  }

  private Set<String> all(String directory) throws IOException {
    Set<String> names = new TreeSet<>(files.list(directory));
    names.addAll(files.abandoned(directory));
    return names;
  }

  private static boolean isSkippedBySpark(String name) {
    return name.startsWith("_") || name.startsWith(".");
  }

  private boolean isReadByDuckDb(String path) throws IOException {
    if (path.endsWith(PARQUET)) {
      return true;
    }
    for (String name : below(path)) {
      if (isReadByDuckDb(path + "/" + name)) {
        return true;
      }
    }
    return false;
  }

  /** None for a file, which some file systems list as its own content. */
  private Set<String> below(String path) throws IOException {
    try {
      Set<String> names = all(path);
      String own = path.substring(path.lastIndexOf('/') + 1);
      return names.equals(Set.of(own)) ? Set.of() : names;
    } catch (NotDirectoryException e) {
      return Set.of();
    }
  }
}
