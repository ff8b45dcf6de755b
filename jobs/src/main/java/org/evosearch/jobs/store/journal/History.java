package org.evosearch.jobs.store.journal;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.evosearch.jobs.store.files.DamagedFile;
import org.evosearch.jobs.store.files.StoreFiles;
import org.evosearch.jobs.store.format.GenerationFiles;
import org.evosearch.jobs.store.format.Table;
import org.evosearch.search.GenerationRecord;
import org.evosearch.search.JournalException;
import org.evosearch.search.RunLimits;
import org.evosearch.trial.Outcome;
import org.evosearch.trial.TrialId;

/**
 * The committed generations of a run, from 0 on and none left out, for a driver that resumes it.
 *
 * <p>A file that is missing, damaged, replaced or of a newer version causes a {@link
 * JournalException}; files that are not published yet are published.
 */
final class History {

  private final StoreFiles files;
  private final RunLayout layout;
  private final Chain chain;
  private final Map<TrialId, Outcome> outcomes = new HashMap<>();
  private Optional<CommittedGeneration> ahead = Optional.empty();
  private Optional<RunLimits> limits = Optional.empty();

  /**
   * Begins to read.
   *
   * @param settingsDigest that of all generations
   * @param root SHA-256 of the run's file
   */
  History(StoreFiles files, RunLayout layout, String settingsDigest, String root)
      throws IOException {
    this.files = files;
    this.layout = layout;
    this.chain =
        new Chain(
            files,
            layout,
            new Companions(files, layout),
            Optional.of(settingsDigest),
            Optional.of(root),
            damage -> {
              throw damage;
            });
  }

  /** SHA-256 of the last fitness file that was read, of the run's file if there was none. */
  String head() {
    return chain.head().orElseThrow();
  }

  /** The limits that were raised last among the generations that were read. */
  Optional<RunLimits> limits() {
    return limits;
  }

  /** How many generations were read. */
  int size() {
    return chain.size();
  }

  /** Whether another generation was committed. */
  boolean hasNext() throws IOException {
    if (ahead.isEmpty()) {
      ahead = chain.next();
      if (ahead.isEmpty()) {
        outcomes.clear();
      }
    }
    return ahead.isPresent();
  }

  /** The next generation. */
  GenerationRecord next() throws IOException {
    if (!hasNext()) {
      throw new NoSuchElementException("all " + size() + " generations were read");
    }
    CommittedGeneration committed = ahead.orElseThrow();
    ahead = Optional.empty();
    try {
      limits = RunExtension.read(committed.tables()).or(() -> limits);
      return GenerationFiles.read(committed.generation(), committed.tables(), outcomes);
    } catch (RuntimeException e) {
      String name = files.describe(layout.file(Table.FITNESS, committed.generation()));
      throw DamagedFile.of(name, "the generation does not fit together (" + e + ")", e);
    }
  }
}
