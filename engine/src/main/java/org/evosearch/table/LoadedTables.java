package org.evosearch.table;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.evosearch.trial.Metric;

/** The tables of this process; each is read once, however many searches use it. */
public final class LoadedTables {

  private static final Map<Key, BenchmarkTable> LOADED = new ConcurrentHashMap<>();

  private LoadedTables() {}

  private record Key(TableSettings settings, Set<Metric> required, String digest) {}

  /**
   * The table of some settings, as {@link TableLoader#load} reads it.
   *
   * @param digest of its files, so that changed files are read again
   */
  public static BenchmarkTable get(
      TableSettings settings, List<TableFormat> formats, Set<Metric> required, String digest) {
    return LOADED.computeIfAbsent(
        new Key(settings, required, digest), key -> TableLoader.load(settings, formats, required));
  }
}
