package org.evosearch.jobs.store.audit;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.hadoop.conf.Configuration;
import org.evosearch.jobs.store.files.Damage;
import org.evosearch.jobs.store.files.ReadOnlyFiles;
import org.evosearch.jobs.store.files.StoreFiles;
import org.evosearch.jobs.store.files.StoreLocation;
import org.evosearch.jobs.store.format.Table;
import org.evosearch.jobs.store.journal.RunLayout;
import org.evosearch.search.JournalException;
import org.evosearch.search.JournalException.Kind;

/**
 * Verifies all runs of a store and reports every file that is not as it was written. It writes
 * nothing and takes no lock, so it disturbs no driver.
 */
public final class Verification {

  private static final String RUN_ID = "run_id=";

  private final String storeUri;
  private final StoreFiles files;

  /**
   * Verifies a store at an address.
   *
   * @throws JournalException if its file system cannot hold one
   */
  public Verification(String storeUri, Configuration conf) {
    this(storeUri, StoreLocation.files(storeUri, conf));
  }

  /** Verifies a store by its files. */
  public Verification(String storeUri, StoreFiles files) {
    this.storeUri = storeUri;
    this.files = files;
  }

  /** The names of all runs in any table, in alphabetical order. */
  public List<String> runs() {
    NavigableSet<String> runs = new TreeSet<>();
    try {
      for (Table table : Table.values()) {
        files.list(table.key()).stream()
            .filter(name -> name.startsWith(RUN_ID))
            .map(name -> name.substring(RUN_ID.length()))
            .forEach(runs::add);
      }
    } catch (IOException e) {
      throw new JournalException(Kind.UNKNOWN, "Cannot read " + storeUri + ": " + e, e);
    }
    return List.copyOf(runs);
  }

  /**
   * Finds files in the folder of a table that belong to no run: engines would include them.
   *
   * @return how many there are
   * @throws JournalException if the store does not answer
   */
  public int strays(VerificationListener listener) {
    List<Damage> strays = new ArrayList<>();
    try {
      for (Table table : Table.values()) {
        new NamesWithRows(files)
            .in(table.key()).stream()
                .filter(name -> !name.startsWith(RUN_ID))
                .map(name -> stray(table.key() + "/" + name))
                .forEach(strays::add);
      }
    } catch (IOException e) {
      throw new JournalException(Kind.UNKNOWN, "Cannot read " + storeUri + ": " + e, e);
    }
    strays.forEach(listener::damaged);
    return strays.size();
  }

  private Damage stray(String file) {
    return new Damage(
        files.describe(file), "it belongs to no run, and SQL reads it", "", Damage.Remedy.REMOVE);
  }

  /**
   * Verifies a run.
   *
   * @param kept SHA-256, in hex, of a fitness file of it that is known from elsewhere
   * @param listener receives what is found
   * @return empty if there is no such run
   * @throws JournalException if the store does not answer
   */
  public Optional<VerifiedRun> verify(
      String runId, Optional<String> kept, VerificationListener listener) {
    try {
      // New for each run, since it counts failures: a store that failed for one run may answer for
      // the next.
      StoreFiles readOnly = new ReadOnlyFiles(files);
      return new RunVerification(readOnly, new RunLayout(runId), kept, listener).run();
    } catch (IOException e) {
      throw new JournalException(Kind.UNKNOWN, "Cannot verify run " + runId + ": " + e, e);
    }
  }
}
